package org.journey.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.journey.ingest.BatchIntake;
import org.journey.ingest.BatchReport;
import org.journey.ingest.Intake;
import org.journey.ingest.Outcome;
import org.journey.ingest.Quotas;
import org.journey.ingest.Recorder;
import org.journey.ingest.Submission;
import org.journey.interaction.Emitted;
import org.journey.interaction.StoredEvents;
import org.journey.log.Stored;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.query.OpenedEvents;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Bodies;
import org.journey.web.PacedInput;
import org.journey.web.Parameters;
import org.journey.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /interactions}, with its dry run, and {@code POST /interactions/batch}. */
@RestController
class RecordingCalls {

  private static final MediaType NDJSON = new MediaType("application", "x-ndjson");
  private static final List<MediaType> EVENTS = List.of(Accept.CLOUD_EVENT, Accept.JSON);
  private static final byte[] DATA = ",\"data\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WOULD_ACCEPT = "{\"accepted\":true}".getBytes(StandardCharsets.UTF_8);

  static final Problem OVER_QUOTA =
      Problem.of(
          ProblemType.TOO_MANY_REQUESTS,
          "The organisation has sent more interactions a second than it may; send it again later.");

  private final Intake intake;
  private final Recorder recorder;
  private final Quotas quotas;
  private final BatchIntake batches;
  private final OpenedEvents opened;

  RecordingCalls(Intake intake, Recorder recorder, Quotas quotas, OpenedEvents opened) {
    this.intake = intake;
    this.recorder = recorder;
    this.quotas = quotas;
    this.batches = new BatchIntake(intake, recorder, quotas);
    this.opened = opened;
  }

  /** Told to stop: a batch could go on for hours, and is better answered than cut off. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    batches.stop();
  }

  @PostMapping("/api/v1/interactions")
  ResponseEntity<byte[]> record(Actor actor, HttpServletRequest request) throws IOException {
    byte[] message = Bodies.read(request, EVENTS);
    MediaType answer = Accept.choose(request, Accept.CLOUD_EVENT, Accept.JSON);
    Parameters parameters = Parameters.of(request, "organisation", "dryRun");
    boolean dryRun = parameters.flag("dryRun", false);
    if (dryRun) {
      // Its answer is no CloudEvent.
      answer = Accept.choose(request, Accept.JSON);
    }
    return switch (intake.settle(message, actor, parameters.text("organisation"))) {
      case Intake.Settled.Refused(Problem problem, _) -> Problems.answer(problem);
      case Intake.Settled.Ready(Submission submission) ->
          quotas.takeOne(submission.organisation())
              ? answer(
                  dryRun ? recorder.dryRun(submission) : recorder.record(submission),
                  submission.reading().emitted(),
                  answer)
              : Problems.answer(OVER_QUOTA);
    };
  }

  @PostMapping("/api/v1/interactions/batch")
  ResponseEntity<byte[]> recordBatch(Actor actor, HttpServletRequest request) throws IOException {
    Bodies.checkType(request, List.of(NDJSON));
    MediaType answer = Accept.choose(request, Accept.JSON);
    String named = Parameters.of(request, "organisation").text("organisation");
    PacedInput lines = PacedInput.of(request);
    BatchReport report = batches.take(lines, actor, named);
    return Answers.ok(answer, report::write);
  }

  private ResponseEntity<byte[]> answer(
      Outcome outcome, @Nullable Emitted emitted, MediaType type) {
    return switch (outcome) {
      case Outcome.Accepted(Stored stored) ->
          told(HttpStatus.CREATED, type, stored)
              .body(
                  emitted == null ? opened.forItsEmitter(stored) : asSent(stored.event(), emitted));
      // The same content was sent again, so this is no news to the sender.
      case Outcome.Duplicate(Stored stored) ->
          told(HttpStatus.OK, type, stored).body(opened.forItsEmitter(stored));
      case Outcome.WouldAccept _ -> Answers.of(HttpStatus.OK, Accept.JSON).body(WOULD_ACCEPT);
      case Outcome.Refused(Problem problem) -> Problems.answer(problem);
    };
  }

  private static ResponseEntity.BodyBuilder told(HttpStatus status, MediaType type, Stored stored) {
    return Answers.of(status, type)
        .header(HttpHeaders.LOCATION, "/api/v1/interactions/" + stored.sequence())
        .header(Answers.SEQUENCE, Long.toString(stored.sequence()));
  }

  /**
   * The stored event with the payload as it was sent: the same as opening it, and no key has to be
   * read. {@code data} is the last member, and a quotation mark within a text is escaped, so the
   * first such bytes are where it begins.
   */
  private static byte[] asSent(byte[] event, Emitted emitted) {
    byte[] payload = Answers.bytes(emitted.json());
    int start = indexOf(event, DATA) + DATA.length;
    byte[] answer = Arrays.copyOf(event, start + payload.length + 1);
    System.arraycopy(payload, 0, answer, start, payload.length);
    answer[answer.length - 1] = '}';
    return answer;
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = StoredEvents.HEAD_LENGTH; i <= bytes.length - part.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalStateException("a stored event without data");
  }
}
