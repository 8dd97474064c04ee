package org.journey.query;

import org.journey.coding.UnreadReflection;
import org.journey.interaction.Identity;
import org.journey.interaction.Rfc3339;
import org.journey.web.Answers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** How reflections to go back to are told: by their ids, or to researchers without them. */
sealed interface UnreadRows {

  /** To who reads and records coding: what they need for it. */
  record ById() implements UnreadRows {}

  /**
   * To a researcher.
   *
   * @param pseudonyms names to tell instead; null: none, and rows have no names at all
   */
  record Pseudonymised(String organisation, @Nullable Pseudonyms pseudonyms)
      implements UnreadRows {}

  /** Writes one. */
  default void write(JsonGenerator json, UnreadReflection reflection) {
    json.writeStartObject();
    switch (this) {
      case ById _ -> {
        json.writeStringProperty("journeyId", reflection.journeyId());
        json.writeStringProperty("source", reflection.identity().source());
        json.writeStringProperty("id", reflection.identity().id());
        json.writeNumberProperty("sequence", reflection.sequence());
      }
      case Pseudonymised(String organisation, Pseudonyms pseudonyms) -> {
        if (pseudonyms != null) {
          Identity identity = reflection.identity();
          json.writeStringProperty(
              "journey", pseudonyms.of(organisation, "journey", reflection.journeyId()));
          json.writeStringProperty(
              "reflection",
              pseudonyms.of(organisation, "interaction", identity.source() + "\n" + identity.id()));
        }
      }
    }
    json.writeStringProperty("time", Rfc3339.format(reflection.time()));
    UnreadReflection.LastCoding last = reflection.lastCoded();
    Answers.text(json, "lastCodedAt", last == null ? null : Rfc3339.format(last.time()));
    json.writeEndObject();
  }
}
