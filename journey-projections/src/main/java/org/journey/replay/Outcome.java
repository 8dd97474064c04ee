package org.journey.replay;

import java.security.MessageDigest;
import org.journey.interaction.CanonicalJson;
import org.journey.interaction.Rfc3339;
import org.journey.state.Digests;
import org.journey.state.JourneyState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a replay tells of one journey: of its state the stage progress and the engagement, with
 * saturation, but no ids. So the same can be told to everybody who may see it, and its digest gives
 * nobody a way to try ids out. Whoever has the state (GET /journeys/{id} on the same axes) can make
 * it, and its digest, for themselves: {@link #of} says how.
 */
public final class Outcome {

  private Outcome() {}

  /**
   * The outcome of a state: {@code status}, {@code openedAt}, {@code closedAt}, {@code
   * stageProgress} without {@code enteredBy} and {@code barrierId}, {@code engagement} with the
   * number of activities in place of their ids, and bridging without {@code activityId}, ordered by
   * {@code firstAloneAt}, then visits.
   */
  public static ObjectNode of(JourneyState state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("status", state.status().name());
    json.put("openedAt", Rfc3339.format(state.openedAt()));
    json.put("closedAt", state.closedAt() == null ? null : Rfc3339.format(state.closedAt()));
    ObjectNode progress = state.stageProgressJson();
    for (JsonNode stage : progress.get("stages")) {
      ((ObjectNode) stage).remove("enteredBy");
    }
    for (JsonNode barrier : progress.get("barriers")) {
      ((ObjectNode) barrier).remove("barrierId");
    }
    json.set("stageProgress", progress);
    ObjectNode engagement = state.engagementJson();
    engagement.put("activities", state.engagement().activities().size());
    ArrayNode bridging = engagement.putArray("bridging");
    state.engagement().bridging().stream()
        .sorted(BridgingOrder.INSTANCE)
        .forEach(
            activity ->
                bridging
                    .addObject()
                    .put("visits", activity.visits())
                    .put(
                        "firstAloneAt",
                        activity.firstAloneAt() == null
                            ? null
                            : Rfc3339.format(activity.firstAloneAt())));
    json.set("engagement", engagement);
    return json;
  }

  /** SHA-256 of an outcome's canonical JSON. */
  public static byte[] digest(ObjectNode outcome) {
    MessageDigest digest = Digests.fresh();
    return digest.digest(CanonicalJson.bytes(outcome));
  }
}
