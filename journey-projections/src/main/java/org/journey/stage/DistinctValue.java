package org.journey.stage;

import java.util.List;
import org.journey.interaction.Interaction;
import org.journey.interaction.Measures.Scored;
import org.journey.interaction.Personal;
import org.journey.interaction.RecordShape;
import org.jspecify.annotations.Nullable;

/**
 * The value of a field as {@code distinct} tells it from others: by its JSON value, so that the
 * same code of two types is the same and 1.0 is 1. Absent is a value; a list is one, whole.
 */
final class DistinctValue {

  private static final Object ABSENT = List.of("absent");

  private DistinctValue() {}

  static Object of(Interaction data, String name) {
    RecordShape.Field field = RecordShape.of(data.getClass()).field(name);
    Object value = field == null ? null : plain(field.of((Record) data));
    return value == null ? ABSENT : value;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Personal<?> _ -> null;
      case Enum<?> code -> code.name();
      case List<?> list -> new Whole(list.stream().map(DistinctValue::plain).toList());
      case Scored scored ->
          new Scored(scored.name(), scored.score().stripTrailingZeros(), scored.better());
      default -> value;
    };
  }

  /** Keeps a list apart from the sign for an absent field. */
  private record Whole(List<? extends @Nullable Object> elements) {}
}
