package org.journey.web;

import java.util.List;
import org.journey.interaction.InteractionType;
import org.journey.testing.GoldenFiles;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journey on which any one interaction would be accepted: it has what they refer to, and times at
 * which it is open, paused and closed.
 */
final class ReadyJourney {

  private static final String OPEN = "2026-02-20T09:00:00Z";
  private static final String PAUSED = "2026-02-05T09:00:00Z";
  private static final String CLOSED = "2026-03-05T09:00:00Z";

  private final String journey = Events.fresh("j");
  private final String another = Events.fresh("j");
  private final ObjectNode referral = Events.referral(journey);
  private final ObjectNode reflection =
      Events.reflection(journey, "2026-01-10T09:00:00Z", "so and so");
  private final ObjectNode session = Events.session(journey, "2026-01-11T09:00:00Z");
  private final ObjectNode merge =
      Events.event(
          "client-merged",
          "c-" + another,
          "2026-01-12T09:00:00Z",
          data -> data.put("into", "c-" + journey).put("reason", "the same person"));

  String journey() {
    return journey;
  }

  /** Of a client who was merged into this journey's. */
  String another() {
    return another;
  }

  /** A correction that says all anew. */
  ObjectNode correction() {
    return Events.correction(
        journey, session, data -> data.set("data", session.required("data").deepCopy()));
  }

  /** What is to be recorded first, in this order, by a manager. */
  List<ObjectNode> before() {
    return List.of(
        referral,
        reflection,
        session,
        Events.referral(another),
        Events.referral("to-" + journey),
        merge,
        on(InteractionType.GOAL_SET, OPEN, "goalId", "open-goal"),
        on(InteractionType.BARRIER_IDENTIFIED, OPEN, "barrierId", "open-barrier"),
        on(InteractionType.CONCERN_RAISED, OPEN, "concernId", "open-concern"),
        Events.event("journey-paused", journey, "2026-02-01T09:00:00Z", data -> {}),
        Events.event("journey-resumed", journey, "2026-02-10T09:00:00Z", data -> {}),
        Events.event(
            "journey-closed",
            journey,
            "2026-03-01T09:00:00Z",
            data -> data.put("reason", "MOVED_ON")));
  }

  /** One that would be accepted then, if its emitter may record it. */
  ObjectNode message(InteractionType kind) {
    return switch (kind) {
      case REFERRAL_RECEIVED -> Events.referral(Events.fresh("j"));
      case GOAL_PROGRESSED, GOAL_ACHIEVED, GOAL_SET_ASIDE -> on(kind, OPEN, "goalId", "open-goal");
      case BARRIER_RESOLVED -> on(kind, OPEN, "barrierId", "open-barrier");
      case CONCERN_CLOSED -> on(kind, OPEN, "concernId", "open-concern");
      case JOURNEY_RESUMED -> on(kind, PAUSED);
      case JOURNEY_REOPENED -> on(kind, CLOSED);
      case REFLECTION_CODED -> Events.coding(journey, reflection);
      case INTERACTION_CORRECTED ->
          Events.correction(journey, session, data -> data.put("time", "2026-01-12T09:00:00Z"));
      case INTERACTION_RETRACTED -> Events.retraction(journey, session);
      case CLIENT_MERGED ->
          Events.event(
              "client-merged",
              "c-to-" + journey,
              OPEN,
              data -> data.put("into", "c-" + journey).put("reason", "the same person"));
      case CLIENT_UNMERGED ->
          Events.event("client-unmerged", "c-" + another, OPEN, data -> target(data, merge));
      default -> on(kind, OPEN);
    };
  }

  private static void target(ObjectNode data, ObjectNode event) {
    data.putObject("target")
        .put("source", Events.SOURCE)
        .put("id", event.required("id").stringValue());
  }

  private ObjectNode on(InteractionType kind, String time, String field, String value) {
    ObjectNode event = on(kind, time);
    ((ObjectNode) event.required("data")).put(field, value);
    return event;
  }

  /** The golden message of a kind, as one of this journey. */
  private ObjectNode on(InteractionType kind, String time) {
    ObjectNode event = GoldenFiles.emitted(kind);
    event.remove(List.of("organisation", "recordedby"));
    event.put("id", Events.fresh("e")).put("source", Events.SOURCE);
    event.put("subject", journey).put("time", time);
    event.required("data").path("findings").forEach(told -> ((ObjectNode) told).remove("since"));
    return event;
  }
}
