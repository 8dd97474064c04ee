package org.journey.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.timeline.Recorded;
import org.journey.timeline.Standing;
import tools.jackson.databind.JsonNode;

/**
 * What a correction or retraction is about: its type says what a field is, and who recorded it sees
 * the note of their concern, whoever tells it anew.
 */
record Amended(InteractionType type, String recordedBy) {

  static Amended of(Recorded target) {
    return new Amended(target.type(), target.recordedBy());
  }

  /** By the sequence of each correction and retraction in these histories, what it is about. */
  static Map<Long, Amended> targets(List<Standing> history) {
    Map<Long, Amended> targets = new HashMap<>();
    for (Standing standing : history) {
      for (Standing.Change change : standing.history()) {
        targets.put(change.sequence(), of(standing.interaction()));
      }
    }
    return targets;
  }

  /** The identity that a stored correction or retraction names. */
  static Identity identityOf(JsonNode amendment) {
    JsonNode target = amendment.path("data").path("target");
    return new Identity(
        target.required("source").stringValue(), target.required("id").stringValue());
  }
}
