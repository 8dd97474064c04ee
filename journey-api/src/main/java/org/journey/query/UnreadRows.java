package org.journey.query;

import org.journey.coding.UnreadReflection;
import org.journey.interaction.Identity;
import org.journey.interaction.Rfc3339;
import org.journey.interaction.Telling.Finding;
import org.journey.web.Answers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** How reflections to go back to are told: by their ids, or to researchers without them. */
sealed interface UnreadRows {

  /**
   * To who reads and records coding: what they need for it.
   *
   * @param own whether they are the coder: what they found last is told them, and nobody else, as
   *     two coders read apart from each other
   */
  record ById(boolean own) implements UnreadRows {}

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
    if (last != null && this instanceof ById(boolean own) && own) {
      json.writeArrayPropertyStart("lastFindings");
      last.findings().forEach(finding -> write(json, finding));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("subTheme", finding.subTheme());
    json.writeStringProperty("tense", finding.tense().name());
    if (finding.code() != null) {
      json.writeStringProperty("code", finding.code());
    }
    if (finding.since() != null) {
      json.writeStringProperty("since", finding.since().told());
    }
    json.writeEndObject();
  }
}
