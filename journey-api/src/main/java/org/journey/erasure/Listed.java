package org.journey.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.journey.interaction.Identity;
import org.journey.interaction.Rfc3339;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of the list: what is needed to do it again, and to tell of it. Interactions are named by
 * source and id, for after a restore their sequences can be others'.
 *
 * @param erasure the request
 * @param clients all ids of the person who was erased; of a redaction, none
 * @param redacted the interaction that was redacted, and its corrections; of an erasure, none
 * @param requestedBy the manager who asked
 * @param approvedBy the manager who approved it
 */
record Listed(
    UUID erasure,
    String organisation,
    List<String> clients,
    List<Identity> redacted,
    String requestedBy,
    Instant requested,
    String approvedBy,
    Instant at) {

  private static final JsonMapper JSON = Json.MAPPER;

  /** As one line of JSON, without its end. */
  String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("erasure", erasure.toString());
    json.put("organisation", organisation);
    ArrayNode ids = json.putArray("clients");
    clients.forEach(ids::add);
    ArrayNode names = json.putArray("redacted");
    redacted.forEach(
        identity -> names.addObject().put("source", identity.source()).put("id", identity.id()));
    json.put("requestedBy", requestedBy);
    json.put("requested", Rfc3339.format(requested));
    json.put("approvedBy", approvedBy);
    json.put("at", Rfc3339.format(at));
    return JSON.writeValueAsString(json);
  }

  /**
   * Reads a line.
   *
   * @return null if it is none
   */
  static @Nullable Listed parse(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return new Listed(
          UUID.fromString(json.required("erasure").stringValue()),
          json.required("organisation").stringValue(),
          json.required("clients").values().stream().map(JsonNode::stringValue).toList(),
          json.required("redacted").values().stream()
              .map(
                  each ->
                      new Identity(
                          each.required("source").stringValue(), each.required("id").stringValue()))
              .toList(),
          json.required("requestedBy").stringValue(),
          instant(json.required("requested")),
          json.required("approvedBy").stringValue(),
          instant(json.required("at")));
    } catch (RuntimeException none) {
      return null;
    }
  }

  private static Instant instant(JsonNode text) {
    return java.util.Objects.requireNonNull(Rfc3339.parse(text.stringValue()));
  }
}
