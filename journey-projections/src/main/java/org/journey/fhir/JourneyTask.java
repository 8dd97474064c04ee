package org.journey.fhir;

import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Course.JourneyReopened;
import org.journey.interaction.Course.JourneyResumed;
import org.journey.interaction.Interaction;
import org.journey.interaction.Personal;
import org.journey.state.JourneyReading;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The Task: the work on the journey as a whole, from its referral to its closing. */
final class JourneyTask {

  private final Case journey;
  private final Resource task;

  JourneyTask(Case journey, Resource referral) {
    this.journey = journey;
    JourneyReading reading = journey.reading();
    this.task = journey.of("Task", reading.standing().referral(), "journey");
    ObjectNode json = task.json();
    json.withArray("identifier")
        .add(Json.identifier(journey.ids("journey"), reading.timeline().journeyId()));
    json.withArray("basedOn").add(Json.reference(referral));
    json.put("status", standing(journey).task());
    reason(json);
    json.put("intent", "order");
    json.set("code", Json.concept(Json.coding(Systems.own("task"), "journey")));
    json.set("focus", Json.reference(referral));
    json.set("for", Json.reference(journey.patient()));
    period(json);
    json.set("requester", Json.reference(journey.organisation()));
    String worker = reading.workerId();
    if (worker != null) {
      json.set("owner", Json.reference(journey.practitioner(worker)));
    }
  }

  Resource resource() {
    return task;
  }

  /**
   * How a standing is told.
   *
   * @param task a code of task-status
   * @param request a code of request-status, for the referral
   */
  record Status(String task, String request) {}

  /** Where the journey stands. No way to end is {@code failed}: none of them is a failure. */
  static Status standing(Case journey) {
    JourneyReading reading = journey.reading();
    return switch (reading.standing().status()) {
      case OPEN -> new Status("in-progress", "active");
      case PAUSED -> new Status("on-hold", "on-hold");
      case CLOSED ->
          closed(((JourneyClosed) reading.entry(reading.standing().place()).data()).reason());
    };
  }

  private static Status closed(ClosingReason reason) {
    return switch (reason) {
      case MOVED_ON, COMPLETED -> new Status("completed", "completed");
      case NOT_SUITABLE -> new Status("rejected", "revoked");
      case DECLINED, LOST_CONTACT, TRANSFERRED, SERVICE_ENDED, DIED, OTHER ->
          new Status("cancelled", "revoked");
    };
  }

  private void reason(ObjectNode json) {
    Interaction last = journey.entry(journey.reading().standing().place()).data();
    if (last instanceof JourneyClosed closed) {
      json.set("statusReason", Json.concept("closing-reason", closed.reason()));
      return;
    }
    String text = task.read(told(last));
    if (text != null) {
      json.set("statusReason", Json.object().put("text", text));
    }
  }

  private static @Nullable Personal<String> told(Interaction last) {
    if (last instanceof JourneyPaused paused) {
      return paused.reason();
    }
    if (last instanceof JourneyResumed resumed) {
      return resumed.reason();
    }
    return last instanceof JourneyReopened reopened ? reopened.reason() : null;
  }

  private void period(ObjectNode json) {
    JourneyReading reading = journey.reading();
    Entry referral = reading.entry(reading.standing().referral());
    Entry last = reading.entry(reading.standing().place());
    ObjectNode period = Json.object().put("start", Json.instant(referral.time()));
    if (last.data() instanceof JourneyClosed && !last.time().isBefore(referral.time())) {
      period.put("end", Json.instant(last.time()));
    }
    json.set("executionPeriod", period);
    json.put("authoredOn", Json.instant(referral.time()));
    Entry latest = journey.entries().getLast();
    json.put("lastModified", Json.instant(latest.time()));
  }
}
