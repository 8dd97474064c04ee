package org.journey.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import org.journey.interaction.Rfc3339;
import org.journey.json.Json;
import org.journey.sealing.PurposeKeys;
import org.journey.web.Answers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
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

  private static final String CLIENTS = "clients";
  private static final Logger LOG = LoggerFactory.getLogger(EntryForm.class);
  private static final JsonMapper JSON = Json.MAPPER;
  private static final String NUMBER = "number";
  private static final String PURPOSE = "purpose";
  private static final String PURPOSE_MEMBER = ",\"purpose\":";

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
    return (members + PURPOSE_MEMBER + purpose + "}").getBytes(UTF_8);
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
              json.writeArrayPropertyStart(CLIENTS);
              entry.clients().forEach(json::writeString);
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

  /**
   * An entry as it is kept.
   *
   * @param entry its exact bytes, of which all else is the index
   */
  record Kept(
      long number, Instant at, String organisation, String actor, String operation, byte[] entry) {}

  /**
   * An entry as it is told, with its purpose open. What somebody changed is told as unreadable: it
   * is known to the log of the node, and keeps nobody from reading the rest.
   */
  ObjectNode opened(Kept kept) {
    if (!(tree(kept.entry()) instanceof ObjectNode json)) {
      LOG.error("Entry {} of the access log cannot be read: somebody changed it", kept.number());
      return unreadable(kept);
    }
    json.put(NUMBER, kept.number());
    // Of an entry from before persons were named in it.
    if (!json.path(CLIENTS).isArray()) {
      json.putArray(CLIENTS);
    }
    JsonNode purpose = json.path(PURPOSE);
    if (!purpose.isNull()) {
      String words = purpose(purpose, new String(kept.entry(), UTF_8));
      if (words != null) {
        json.put(PURPOSE, words);
      } else {
        LOG.error(
            "The purpose of entry {} of the access log is not of that entry, or its month's key is"
                + " another",
            kept.number());
        json.set(PURPOSE, unreadable());
      }
    }
    return json;
  }

  private static @Nullable JsonNode tree(byte[] entry) {
    try {
      return JSON.readTree(entry);
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private @Nullable String purpose(JsonNode purpose, String entry) {
    int members = entry.lastIndexOf(PURPOSE_MEMBER);
    if (members < HEAD) {
      return null;
    }
    try {
      byte[] opened =
          keys.open(
              YearMonth.parse(purpose.path("month").asString("")),
              Base64.getUrlDecoder().decode(purpose.path("sealed").asString("")),
              entry.substring(HEAD, members));
      return opened == null ? null : new String(opened, UTF_8);
    } catch (DateTimeException | IllegalArgumentException changed) {
      return null;
    }
  }

  /** By its index, as far as that goes. */
  private static ObjectNode unreadable(Kept kept) {
    ObjectNode json = JSON.createObjectNode();
    json.put(NUMBER, kept.number());
    json.put("at", Rfc3339.format(kept.at()));
    json.put("organisation", kept.organisation());
    json.put("actor", kept.actor());
    json.putArray("roles");
    json.put("operation", kept.operation());
    json.putArray("journeys");
    json.putArray(CLIENTS);
    for (String unknown : List.of("about", "outcome", "status", "breakGlass")) {
      json.putNull(unknown);
    }
    json.set(PURPOSE, unreadable());
    return json;
  }

  private static ObjectNode unreadable() {
    return JSON.createObjectNode().put("unreadable", true);
  }
}
