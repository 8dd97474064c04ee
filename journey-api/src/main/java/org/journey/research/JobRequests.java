package org.journey.research;

import java.util.function.Function;
import org.journey.problem.ProblemType;
import org.journey.registry.AskedModel;
import org.journey.registry.RegisteredModels;
import org.journey.security.Actor;
import org.journey.web.Answers;
import org.journey.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes what is asked for that takes a while, and ends it when nobody wants it any more. */
@Component
class JobRequests {

  private final Jobs jobs;
  private final KnownAxes axes;
  private final RegisteredModels models;

  JobRequests(Jobs jobs, KnownAxes axes, RegisteredModels models) {
    this.jobs = jobs;
    this.axes = axes;
    this.models = models;
  }

  /**
   * Who asks for what.
   *
   * @param scope what they are told
   */
  record Asked(
      Actor actor, Job.Kind kind, String organisation, Scope scope, RequestReader.Sent sent) {}

  /**
   * Settles the axes and the model, and has it done.
   *
   * @param body what is asked, with all that it is about
   * @throws Refusal {@code invalid-parameter} if an instant is none that can be asked for, {@code
   *     unknown-reference} if there is no such model, {@code too-many-requests} if too much waits
   */
  Job add(Asked asked, Function<Request, ObjectNode> body) {
    RequestReader.Sent sent = asked.sent;
    KnownAxes.Settled settled = axes.settle(sent.asAt(), sent.asKnown(), asked.scope);
    String model = AskedModel.named(sent.model(), models).reference();
    if (jobs.waiting(asked.organisation) >= Jobs.MOST_WAITING) {
      throw Refusal.of(
          ProblemType.TOO_MANY_REQUESTS,
          "The organisation has " + Jobs.MOST_WAITING + " replays and extracts not done.");
    }
    Request request =
        new Request(
            model,
            settled.asAt(),
            settled.asKnown(),
            sent.cohort(),
            sent.parameters().saturation(),
            sent.parameters().dating());
    return jobs.add(
        asked.kind,
        asked.organisation,
        asked.scope,
        asked.actor.subject(),
        body.apply(request),
        settled.position());
  }

  /**
   * Ends one that is not done; deletes one that is.
   *
   * @return whether it is gone
   */
  boolean end(Job job) {
    if (job.status().running() && jobs.cancel(job.id())) {
      return false;
    }
    jobs.delete(job.id());
    return true;
  }

  /**
   * The answer that it will be done.
   *
   * @param all where all of its kind are
   */
  static ResponseEntity<byte[]> accepted(Job job, String all, ObjectNode json, MediaType type) {
    return Answers.of(HttpStatus.ACCEPTED, type)
        .header(Answers.SEQUENCE, Long.toString(job.position()))
        .header(HttpHeaders.LOCATION, all + "/" + job.id())
        .body(Answers.bytes(json));
  }

  /** The answer that it has ended. */
  static ResponseEntity<Void> ended() {
    return ResponseEntity.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
