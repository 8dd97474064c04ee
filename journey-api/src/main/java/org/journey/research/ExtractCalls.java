package org.journey.research;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.journey.access.Reading;
import org.journey.problem.ProblemType;
import org.journey.registry.RegisteredModels;
import org.journey.registry.SyntheticOrganisations;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Bodies;
import org.journey.web.Cursors;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /extracts}, how far they are, and their files. */
@RestController
class ExtractCalls {

  private static final String ALL = "/api/v1/extracts";

  private final Jobs jobs;
  private final JobRequests requests;
  private final ExtractFiles files;
  private final RegisteredModels models;
  private final SyntheticOrganisations synthetic;
  private final JobLists lists;
  private final ConsentSince consents;

  ExtractCalls(
      Jobs jobs,
      JobRequests requests,
      ExtractFiles files,
      RegisteredModels models,
      SyntheticOrganisations synthetic,
      JobLists lists,
      ConsentSince consents) {
    this.jobs = jobs;
    this.requests = requests;
    this.files = files;
    this.models = models;
    this.synthetic = synthetic;
    this.lists = lists;
    this.consents = consents;
  }

  @PostMapping(ALL)
  ResponseEntity<byte[]> ask(Actor actor, HttpServletRequest request) throws IOException {
    byte[] body = Bodies.read(request, List.of(Accept.JSON));
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    RequestReader.SentExtract told = RequestReader.readExtract(body, models.standard());
    RequestReader.Sent sent = told.sent();
    String organisation = AskedOrganisation.of(actor, parameters, sent.cohort());
    Job job =
        requests.add(
            new JobRequests.Asked(actor, Job.Kind.EXTRACT, organisation, Scope.CONSENTING, sent),
            asked -> new ExtractAsk(told.format(), told.sequences(), asked).toJson());
    return JobRequests.accepted(job, ALL, telling(organisation).apply(job), type);
  }

  @GetMapping(ALL)
  ResponseEntity<byte[]> list(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters =
        Parameters.of(request, Cursors.AFTER, JobLists.LIMIT, Organisations.PARAMETER);
    // What is wrong with parameters is told before what may be asked.
    JobLists.limit(parameters);
    String organisation = Organisations.of(actor, parameters);
    ObjectNode json =
        lists.page(
            new JobLists.Asked(
                Job.Kind.EXTRACT,
                "extracts",
                organisation,
                actor.subject(),
                List.of(Scope.CONSENTING)),
            parameters,
            telling(organisation));
    return Answers.of(HttpStatus.OK, type).body(Answers.bytes(json));
  }

  @GetMapping(ALL + "/{id}")
  ResponseEntity<byte[]> extract(Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Job job = find(actor, id, Parameters.of(request, Organisations.PARAMETER));
    return Answers.of(HttpStatus.OK, type)
        .header(Answers.SEQUENCE, Long.toString(job.position()))
        .body(Answers.bytes(telling(job.organisation()).apply(job)));
  }

  /** Ends one that is not done; deletes one that is, with its files. */
  @DeleteMapping(ALL + "/{id}")
  ResponseEntity<Void> end(Actor actor, @PathVariable String id, HttpServletRequest request) {
    Job job = find(actor, id, Parameters.of(request, Organisations.PARAMETER));
    if (requests.end(job)) {
      files.delete(job.id());
    }
    return JobRequests.ended();
  }

  /** Streamed as it lies: a file may be larger than memory. */
  @GetMapping(ALL + "/{id}/files/{file}")
  void file(
      Actor actor,
      @PathVariable String id,
      @PathVariable String file,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    Job job = find(actor, id, Parameters.of(request, Organisations.PARAMETER));
    if (ConsentSince.isPast(job, consents.last(job.organisation()))) {
      throw Refusal.of(ProblemType.NOT_FOUND, ConsentSince.WITHDRAWN);
    }
    JsonNode entry = entry(job, file);
    MediaType type = Accept.choose(request, ExtractTypes.of(file));
    Path path = files.of(job.id()).resolve(entry.path("name").asString());
    if (!Files.isRegularFile(path)) {
      throw Refusal.of(
          ProblemType.NOT_FOUND,
          "The file is not here any more. Ask for the extract again: it is the same bytes.");
    }
    Reading.of(request).ofMany();
    answer.setStatus(HttpStatus.OK.value());
    answer.setContentType(type.toString());
    answer.setContentLengthLong(Files.size(path));
    answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    answer.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"" + entry.path("name").asString() + "\"");
    Files.copy(path, answer.getOutputStream());
  }

  /** Only what the result names can be had: no other path is ever looked at. */
  private static JsonNode entry(Job job, String file) {
    JsonNode result = job.result();
    if (result != null) {
      for (JsonNode entry : result.path("files")) {
        if (entry.path("name").asString().equals(file)) {
          return entry;
        }
      }
    }
    throw Refusal.notFound();
  }

  private Job find(Actor actor, String id, Parameters parameters) {
    UUID uuid = JobId.of(id);
    String organisation = Organisations.of(actor, parameters);
    return jobs.find(Job.Kind.EXTRACT, organisation, uuid).orElseThrow(Refusal::notFound);
  }

  /** How those of an organisation are answered now. */
  private Function<Job, ObjectNode> telling(String organisation) {
    boolean madeUp = synthetic.isMarked(organisation);
    long consentEnded = consents.last(organisation);
    return job -> located(job, ReplayTelling.json(job, madeUp, consentEnded));
  }

  private static ObjectNode located(Job job, ObjectNode json) {
    JsonNode result = json.path("result");
    if (result.isObject()) {
      for (JsonNode file : result.path("files")) {
        ((ObjectNode) file)
            .put("location", ALL + "/" + job.id() + "/files/" + file.path("name").asString());
      }
    }
    return json;
  }
}
