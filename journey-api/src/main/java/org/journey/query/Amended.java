package org.journey.query;

import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.timeline.Recorded;
import tools.jackson.databind.JsonNode;

/**
 * What a correction or retraction is about: its type says what a field is, and who recorded it sees
 * the note of their concern, whoever tells it anew.
 */
record Amended(InteractionType type, String recordedBy) {

  static Amended of(Recorded target) {
    return new Amended(target.type(), target.recordedBy());
  }

  /** The identity that a stored correction or retraction names. */
  static Identity identityOf(JsonNode amendment) {
    JsonNode target = amendment.path("data").path("target");
    return new Identity(
        target.required("source").stringValue(), target.required("id").stringValue());
  }
}
