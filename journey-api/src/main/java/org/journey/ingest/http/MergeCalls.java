package org.journey.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.journey.ingest.Intake;
import org.journey.ingest.Outcome;
import org.journey.ingest.Quotas;
import org.journey.ingest.Recorder;
import org.journey.ingest.Submission;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Rfc3339;
import org.journey.interaction.Rules.Id;
import org.journey.interaction.Rules.Text;
import org.journey.interaction.StrictRecords;
import org.journey.log.IdentityDigest;
import org.journey.log.OfRequests;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.Receipt;
import org.journey.log.Stored;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.security.Actor;
import org.journey.timeline.Recorded;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Bodies;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Problems;
import org.journey.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /merges} and {@code DELETE /merges/{id}}: two clients found to be one person, and
 * undone. Both are interactions like all else; the platform chooses their source and id.
 */
@RestController
class MergeCalls {

  private static final String ALL = "/api/v1/merges";

  /** The source of what is recorded here; the id within it is the merge's. */
  static final String SOURCE = "journey:merges";

  private static final Pattern SEQUENCE = Pattern.compile("[1-9][0-9]{0,17}");

  private final Intake intake;
  private final Recorder recorder;
  private final Quotas quotas;
  private final PostgresInteractionLog log;
  private final StandingMerges merges;
  private final InstantSource clock;

  MergeCalls(
      Intake intake,
      Recorder recorder,
      Quotas quotas,
      @OfRequests PostgresInteractionLog log,
      InstantSource clock) {
    this.intake = intake;
    this.recorder = recorder;
    this.quotas = quotas;
    this.log = log;
    this.merges = new StandingMerges(log.clients());
    this.clock = clock;
  }

  /** The body of a merge. */
  public record Told(@Id String client, @Id String into, @Text(max = 4000) String reason) {}

  /** Two who are merged already, either way, are not merged again: what stands is answered. */
  @PostMapping(ALL)
  ResponseEntity<byte[]> merge(Actor actor, HttpServletRequest request) throws IOException {
    byte[] body = Bodies.read(request, List.of(Accept.JSON));
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    StrictRecords.Read<Told> read =
        StrictRecords.read(body, Told.class, ProblemType.INVALID_INTERACTION);
    Problem problem = read.problem();
    if (problem != null && problem.type() == ProblemType.MALFORMED) {
      return Problems.answer(problem);
    }
    String organisation = Organisations.of(actor, parameters);
    Told told = read.record();
    if (told == null) {
      return Problems.answer(Objects.requireNonNull(problem));
    }
    StandingMerges.Of both = merges.of(organisation, told.client(), told.into());
    StandingMerges.Merge standing = both.standing();
    if (standing != null) {
      return answer(HttpStatus.OK, type, standing);
    }
    try {
      return answer(HttpStatus.CREATED, type, record(actor, organisation, told, both.next()));
    } catch (Refusal refusal) {
      if (refusal.problem().type() != ProblemType.IDENTITY_CONFLICT) {
        throw refusal;
      }
      // Somebody else merged them meanwhile; or gave something of theirs the id.
      StandingMerges.Merge theirs = merges.of(organisation, told.client(), told.into()).standing();
      return theirs != null
          ? answer(HttpStatus.OK, type, theirs)
          : answer(
              HttpStatus.CREATED,
              type,
              record(actor, organisation, told, UUID.randomUUID().toString()));
    }
  }

  private StandingMerges.Merge record(Actor actor, String organisation, Told told, String id) {
    Stored stored =
        record(
            actor,
            organisation,
            event(
                InteractionType.CLIENT_MERGED,
                id,
                told.client(),
                data -> data.put("into", told.into()).put("reason", told.reason())));
    return new StandingMerges.Merge(id, stored.sequence());
  }

  private static ResponseEntity<byte[]> answer(
      HttpStatus status, MediaType type, StandingMerges.Merge merge) {
    return Answers.of(status, type)
        .header(HttpHeaders.LOCATION, ALL + "/" + merge.id())
        .header(Answers.SEQUENCE, Long.toString(merge.sequence()))
        .body(Answers.bytes(JsonNodeFactory.instance.objectNode().put("id", merge.id())));
  }

  @DeleteMapping(ALL + "/{id}")
  ResponseEntity<Void> undo(Actor actor, @PathVariable String id, HttpServletRequest request) {
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    String organisation = Organisations.of(actor, parameters);
    Stored merge = find(organisation, id).orElseThrow(Refusal::notFound);
    Identity identity = Recorded.parse(merge.event()).identity();
    Stored stored;
    try {
      stored =
          record(
              actor,
              organisation,
              event(
                  InteractionType.CLIENT_UNMERGED,
                  UUID.randomUUID().toString(),
                  merge.subject(),
                  data ->
                      data.putObject("target")
                          .put("source", identity.source())
                          .put("id", identity.id())));
    } catch (Refusal refusal) {
      // It was undone before: there is no such merge any more.
      throw refusal.problem().type() == ProblemType.UNKNOWN_REFERENCE
          ? Refusal.notFound()
          : refusal;
    }
    return ResponseEntity.noContent()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(Answers.SEQUENCE, Long.toString(stored.sequence()))
        .build();
  }

  /** By the id that was answered; one that came by another way has none but its sequence. */
  private Optional<Stored> find(String organisation, String id) {
    Optional<Stored> found;
    if (SEQUENCE.matcher(id).matches()) {
      found = log.at(Long.parseLong(id));
    } else {
      UUID digest = IdentityDigest.of(organisation, new Identity(SOURCE, id));
      found = Optional.ofNullable(log.receipts(List.of(digest)).get(digest)).map(Receipt::stored);
    }
    return found
        .filter(row -> row.organisation().equals(organisation))
        .filter(row -> row.type() == InteractionType.CLIENT_MERGED);
  }

  private ObjectNode event(
      InteractionType type, String id, String client, Consumer<ObjectNode> data) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", SOURCE);
    event.put("type", type.type());
    event.put("subject", client);
    event.put("time", Rfc3339.format(clock.instant().truncatedTo(ChronoUnit.MICROS)));
    data.accept(event.putObject("data"));
    return event;
  }

  /** By the ordinary way in. */
  private Stored record(Actor actor, String organisation, ObjectNode event) {
    return switch (intake.settle(Answers.bytes(event), actor, organisation)) {
      case Intake.Settled.Refused(Problem problem, _) -> throw new Refusal(asTold(problem));
      case Intake.Settled.Ready(Submission submission) -> {
        if (!quotas.takeOne(organisation)) {
          throw new Refusal(RecordingCalls.OVER_QUOTA);
        }
        yield switch (recorder.record(submission)) {
          case Outcome.Accepted(Stored stored) -> stored;
          case Outcome.Duplicate(Stored stored) -> stored;
          case Outcome.Refused(Problem problem) -> throw new Refusal(asTold(problem));
          case Outcome.WouldAccept _ -> throw new IllegalStateException("this was no dry run");
        };
      }
    };
  }

  /** With the places of the body that was sent, in place of the interaction's. */
  private static Problem asTold(Problem problem) {
    return problem.errors().isEmpty()
        ? problem
        : Problem.invalid(
            problem.type(),
            problem.errors().stream()
                .map(
                    error ->
                        new FieldError(
                            error
                                .pointer()
                                .replaceFirst("^/subject$", "/client")
                                .replaceFirst("^/data/", "/"),
                            error.reason(),
                            error.named()))
                .toList());
  }
}
