package org.journey.sealing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.journey.json.Json;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sealed fields of a stored event. No payload has an object with {@code sealed} in it
 * otherwise, so they are told by their form, and corrections need no look at their target.
 */
public final class SealedFields {

  static final String SEALED = "sealed";

  private static final JsonMapper MAPPER =
      Json.mapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private SealedFields() {}

  /** A stored event as a tree, numbers as they stand. */
  public static ObjectNode tree(byte[] event) {
    return (ObjectNode) MAPPER.readTree(event);
  }

  /** A sealed field as it is stored. */
  public static ObjectNode sealed(String value) {
    return MAPPER.createObjectNode().put(SEALED, value);
  }

  static JsonNode value(byte[] json) {
    return MAPPER.readTree(json);
  }

  /**
   * Replaces every sealed field of a tree, in place.
   *
   * @param event as {@link #tree} gives it
   * @param replacement gets the field's pointer within {@code data} and what is sealed
   */
  public static void replace(ObjectNode event, BiFunction<String, String, JsonNode> replacement) {
    if (event.get("data") instanceof ObjectNode data) {
      walk(data, "", replacement);
    }
  }

  /** Whether a stored event has any. */
  public static boolean areIn(byte[] event) {
    AtomicBoolean any = new AtomicBoolean();
    replace(
        tree(event),
        (pointer, kept) -> {
          any.set(true);
          return MAPPER.nullNode();
        });
    return any.get();
  }

  private static void walk(
      ObjectNode object, String pointer, BiFunction<String, String, JsonNode> replacement) {
    for (String name : java.util.List.copyOf(object.propertyNames())) {
      String place = pointer + "/" + name;
      JsonNode value = object.get(name);
      if (value instanceof ObjectNode inner) {
        if (isSealed(inner)) {
          object.set(name, replacement.apply(place, inner.get(SEALED).stringValue()));
        } else {
          walk(inner, place, replacement);
        }
      } else if (value instanceof ArrayNode list) {
        walk(list, place, replacement);
      }
    }
  }

  private static void walk(
      ArrayNode list, String pointer, BiFunction<String, String, JsonNode> replacement) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof ObjectNode inner) {
        walk(inner, pointer + "/" + i, replacement);
      }
    }
  }

  private static boolean isSealed(ObjectNode object) {
    return object.size() == 1 && object.get(SEALED) != null && object.get(SEALED).isString();
  }
}
