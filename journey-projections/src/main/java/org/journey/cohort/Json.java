package org.journey.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How figures are written. */
final class Json {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  /** Whole numbers as integers, others without trailing zeros. */
  static JsonNode number(@Nullable BigDecimal value) {
    if (value == null) {
      return NODES.nullNode();
    }
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() > 0
        ? NODES.numberNode(plain)
        : NODES.numberNode(plain.toBigIntegerExact());
  }

  /** Adds a list of objects, each filled by a function. */
  static <T> void list(ObjectNode to, String name, List<T> all, BiConsumer<ObjectNode, T> fill) {
    ArrayNode array = to.putArray(name);
    for (T each : all) {
      fill.accept(array.addObject(), each);
    }
  }

  static void texts(ObjectNode to, String name, List<String> texts) {
    ArrayNode array = to.putArray(name);
    texts.forEach(array::add);
  }

  /** A share to 6 places half up; null of nothing. */
  static @Nullable BigDecimal share(long of, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(of)
            .divide(BigDecimal.valueOf(whole), Days.PLACES, RoundingMode.HALF_UP);
  }
}
