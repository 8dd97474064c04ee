package org.journey.console.audit;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * An interaction as it is stored, which its leaf in the log's tree is the hash of.
 *
 * @param sequence as its bytes say; 0 if they do not
 * @param version of the journey, as its bytes say
 * @param type in words
 * @param time when it happened, as its bytes say
 * @param recorded when it was recorded, as its bytes say
 * @param by whom it was recorded, as its bytes say
 * @param source of its id
 * @param id as its emitter named it
 * @param bytes as they are stored, with what is personal sealed
 */
record StoredInteraction(
    long sequence,
    long version,
    String type,
    String time,
    String recorded,
    String by,
    String source,
    String id,
    byte[] bytes) {

  static StoredInteraction of(byte[] bytes) {
    JsonNode json = JourneyBundle.json(bytes);
    return new StoredInteraction(
        number(json.path("sequence").asString("")),
        json.path("journeyversion").asLong(0),
        AuditWords.type(json.path("type").asString("")),
        json.path("time").asString(""),
        json.path("recordedtime").asString(""),
        json.path("recordedby").asString(""),
        json.path("source").asString(""),
        json.path("id").asString(""),
        bytes);
  }

  private static long number(String sequence) {
    try {
      return Long.parseLong(sequence);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  /** The bytes as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
