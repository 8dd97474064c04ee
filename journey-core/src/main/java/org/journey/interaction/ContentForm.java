package org.journey.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What "the same content" means: {@code {"data":…,"subject":…,"time":…,"type":…}} in canonical
 * JSON, {@code time} as an instant. Its HMAC tells a repeat from a conflict (docs/decisions/0001).
 * Holds personal data in clear.
 */
public final class ContentForm {

  private ContentForm() {}

  /** The form of a valid interaction, as emitted. */
  public static byte[] canonical(Emitted emitted) {
    return canonical(emitted.type().type(), emitted.subject(), emitted.time(), emitted.json());
  }

  /**
   * The form from its parts.
   *
   * @param type the CloudEvents type
   * @param data as emitted, personal fields clear
   */
  public static byte[] canonical(String type, String subject, Instant time, JsonNode data) {
    return new JsonBytes(512)
        .raw("{\"data\":")
        .canonical(data)
        .raw(",\"subject\":")
        .string(subject)
        .raw(",\"time\":")
        .time(time)
        .raw(",\"type\":")
        .string(type)
        .raw('}')
        .toBytes();
  }

  /**
   * The form of any event, valid or not: what is missing is left out, what is of a wrong kind
   * stands as it is, so that it is the same as a stored one's only if it says the same.
   */
  public static byte[] canonical(ObjectNode event) {
    JsonBytes bytes = new JsonBytes(512).raw('{');
    boolean first = member(bytes, "data", event.get("data"), true);
    first = member(bytes, "subject", event.get("subject"), first);
    JsonNode time = event.get("time");
    Instant instant = time != null && time.isString() ? Rfc3339.parse(time.stringValue()) : null;
    if (instant == null) {
      first = member(bytes, "time", time, first);
    } else {
      bytes.raw(first ? "\"time\":" : ",\"time\":").time(instant);
      first = false;
    }
    member(bytes, "type", event.get("type"), first);
    return bytes.raw('}').toBytes();
  }

  private static boolean member(
      JsonBytes bytes, String name, @Nullable JsonNode value, boolean first) {
    if (value == null) {
      return first;
    }
    bytes.raw(first ? "\"" : ",\"").raw(name).raw("\":").canonical(value);
    return false;
  }
}
