package org.journey.research;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.journey.registry.RegisteredModels;
import org.journey.registry.SyntheticOrganisations;
import org.journey.security.Actor;
import org.journey.security.Extent;
import org.journey.security.Permission;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Bodies;
import org.journey.web.Cursors;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /replays}, their progress and results, and their end. */
@RestController
class ReplayCalls {

  private static final String ALL = "/api/v1/replays";

  private final JobRequests requests;
  private final ReplayAnswers answers;
  private final RegisteredModels models;
  private final SyntheticOrganisations synthetic;
  private final JobLists lists;

  ReplayCalls(
      JobRequests requests,
      ReplayAnswers answers,
      RegisteredModels models,
      SyntheticOrganisations synthetic,
      JobLists lists) {
    this.requests = requests;
    this.answers = answers;
    this.models = models;
    this.synthetic = synthetic;
    this.lists = lists;
  }

  @PostMapping(ALL)
  ResponseEntity<byte[]> ask(Actor actor, HttpServletRequest request) throws IOException {
    byte[] body = Bodies.read(request, List.of(Accept.JSON));
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    RequestReader.Sent sent = RequestReader.read(body, models.standard());
    String organisation = AskedOrganisation.of(actor, parameters, sent.cohort());
    Scope scope =
        AskedOrganisation.scope(actor, Permission.REPLAY, synthetic.isMarked(organisation));
    AskedOrganisation.checkCohort(sent.cohort(), scope);
    Job replay =
        requests.add(
            new JobRequests.Asked(actor, Job.Kind.REPLAY, organisation, scope, sent),
            Request::toJson);
    return JobRequests.accepted(replay, ALL, answers.json(replay), type);
  }

  @GetMapping(ALL)
  ResponseEntity<byte[]> list(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters =
        Parameters.of(request, Cursors.AFTER, JobLists.LIMIT, Organisations.PARAMETER);
    // What is wrong with parameters is told before what may be asked.
    JobLists.limit(parameters);
    String organisation = Organisations.of(actor, parameters);
    Set<Extent> extents = actor.extents(Permission.REPLAY);
    boolean madeUp = synthetic.isMarked(organisation);
    List<Scope> scopes =
        Arrays.stream(Scope.values())
            .filter(scope -> AskedOrganisation.sees(extents, scope, madeUp))
            .toList();
    ObjectNode json =
        lists.page(
            new JobLists.Asked(Job.Kind.REPLAY, "replays", organisation, actor.subject(), scopes),
            parameters,
            answers.telling(organisation));
    return Answers.of(HttpStatus.OK, type).body(Answers.bytes(json));
  }

  @GetMapping(ALL + "/{id}")
  ResponseEntity<byte[]> replay(Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    Job replay = answers.find(actor, id, Organisations.of(actor, parameters));
    return Answers.of(HttpStatus.OK, type)
        .header(Answers.SEQUENCE, Long.toString(replay.position()))
        .body(Answers.bytes(answers.json(replay)));
  }

  /** Ends one that is not done; deletes one that is. */
  @DeleteMapping(ALL + "/{id}")
  ResponseEntity<Void> end(Actor actor, @PathVariable String id, HttpServletRequest request) {
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    Job replay = answers.find(actor, id, Organisations.of(actor, parameters));
    requests.end(replay);
    return JobRequests.ended();
  }
}
