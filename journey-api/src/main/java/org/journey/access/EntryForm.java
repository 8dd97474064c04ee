package org.journey.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Base64;
import org.journey.json.Json;
import org.journey.sealing.PurposeKeys;
import org.journey.web.Answers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bytes of an entry, as they are hashed: {@code
 * {"number":"…","at":"…",…,"purpose":{"month":"…","sealed":"…"}}}. Number and time are known under
 * the lock alone, and the database puts them in front; all else is the tail. The purpose is sealed
 * for exactly the members before it.
 */
final class EntryForm {

  /** No id of a journey: what was told of many is found under it. */
  static final String ANY = "*";

  private static final JsonMapper JSON = Json.MAPPER;
  private static final String PURPOSE = ",\"purpose\":";

  /** Number and time have a fixed length. */
  private static final int HEAD = "{\"number\":\"\",\"at\":\"\",".length() + 19 + 27;

  private final PurposeKeys keys;
  private final Clock clock;

  EntryForm(PurposeKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Everything behind number and time. */
  byte[] tail(AccessEntry entry) {
    String members = members(entry);
    String purpose = entry.purpose() == null ? "null" : sealed(entry.purpose(), members);
    return (members + PURPOSE + purpose + "}").getBytes(UTF_8);
  }

  private static String members(AccessEntry entry) {
    byte[] object =
        Answers.json(
            json -> {
              json.writeStartObject();
              json.writeStringProperty("organisation", entry.organisation());
              json.writeStringProperty("actor", entry.actor());
              json.writeArrayPropertyStart("roles");
              entry.roles().forEach(json::writeString);
              json.writeEndArray();
              json.writeStringProperty("operation", entry.operation());
              json.writeArrayPropertyStart("journeys");
              entry.journeys().forEach(json::writeString);
              json.writeEndArray();
              Answers.text(json, "about", entry.about());
              json.writeStringProperty("outcome", entry.outcome());
              json.writeNumberProperty("status", entry.status());
              json.writeBooleanProperty("breakGlass", entry.glassBroken() != null);
              json.writeEndObject();
            });
    return new String(object, 1, object.length - 2, UTF_8);
  }

  private String sealed(String purpose, String members) {
    YearMonth month = YearMonth.now(clock);
    byte[] sealed = keys.seal(month, purpose.getBytes(UTF_8), members);
    return "{\"month\":\""
        + month
        + "\",\"sealed\":\""
        + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed)
        + "\"}";
  }

  /** An entry as it is told, with its purpose open. */
  ObjectNode opened(byte[] entry) {
    ObjectNode json = (ObjectNode) JSON.readTree(entry);
    json.put("number", Long.parseLong(json.path("number").stringValue()));
    JsonNode purpose = json.path("purpose");
    if (purpose.isObject()) {
      String text = new String(entry, UTF_8);
      json.put("purpose", purpose(purpose, text.substring(HEAD, text.lastIndexOf(PURPOSE))));
    }
    return json;
  }

  private @Nullable String purpose(JsonNode purpose, String members) {
    byte[] opened =
        keys.open(
            YearMonth.parse(purpose.path("month").stringValue()),
            Base64.getUrlDecoder().decode(purpose.path("sealed").stringValue()),
            members);
    if (opened == null) {
      throw new IllegalStateException("a purpose is not of its entry");
    }
    return new String(opened, UTF_8);
  }
}
