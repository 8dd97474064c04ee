package org.journey.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.RecordShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where personal data is in a payload: every component of the interaction records that is a {@code
 * Personal}, and within a correction those of the corrected payload.
 */
public final class PersonalFields {

  private static final String CORRECTED = "data";

  private PersonalFields() {}

  /**
   * The JSON pointers, within {@code data}, of a type's personal fields: {@code /person}, {@code
   * /note}. Those inside a correction's {@code data} depend on its target's type and come with it.
   *
   * @param targetType of the interaction that a correction corrects; else null
   */
  public static List<String> pointers(InteractionType type, @Nullable InteractionType targetType) {
    List<String> pointers = new ArrayList<>();
    for (RecordShape.Field field : RecordShape.of(type).fields()) {
      if (field.personal()) {
        pointers.add("/" + field.name());
      } else if (targetType != null && isCorrected(type, field)) {
        for (String pointer : pointers(targetType, null)) {
          pointers.add("/" + CORRECTED + pointer);
        }
      }
    }
    return pointers;
  }

  /**
   * A copy of a payload in which every personal field that is there is replaced; the rest, and the
   * order, are as they were.
   *
   * @param targetType of the interaction that a correction corrects, if it has {@code data}; else
   *     null
   * @param replacement gets the pointer of a field within {@code data} and its value
   * @throws IllegalArgumentException if a correction's data has no target type: what is personal in
   *     it could not be told
   */
  public static ObjectNode transform(
      InteractionType type,
      @Nullable InteractionType targetType,
      ObjectNode data,
      BiFunction<String, JsonNode, JsonNode> replacement) {
    ObjectNode copy = data.objectNode();
    transform(type, targetType, data, "", replacement, copy);
    return copy;
  }

  private static void transform(
      InteractionType type,
      @Nullable InteractionType targetType,
      ObjectNode data,
      String place,
      BiFunction<String, JsonNode, JsonNode> replacement,
      ObjectNode copy) {
    RecordShape shape = RecordShape.of(type);
    data.forEachEntry(
        (name, value) -> {
          RecordShape.Field field = shape.field(name);
          if (field != null && field.personal()) {
            copy.set(name, replacement.apply(place + "/" + name, value));
          } else if (field != null
              && isCorrected(type, field)
              && value instanceof ObjectNode corrected) {
            if (targetType == null) {
              throw new IllegalArgumentException("corrected data without its target's type");
            }
            ObjectNode inner = copy.putObject(name);
            transform(targetType, null, corrected, place + "/" + name, replacement, inner);
          } else {
            copy.set(name, value);
          }
        });
  }

  private static boolean isCorrected(InteractionType type, RecordShape.Field field) {
    return type == InteractionType.INTERACTION_CORRECTED && field.name().equals(CORRECTED);
  }
}
