package org.journey.console.service;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an answer tells of a figure or a part of one.
 *
 * @param value null where there is nothing to tell, or it is suppressed, or there is only an n
 * @param suppressed whether it is there and not told, because few people are behind it
 * @param numerator what is counted; null if that is not told
 * @param denominator of what whole; null if there is none
 * @param n how many values it rests on, if it is a statistic
 * @param unit of the value; null for a count or a share
 * @param sample whether it tells n and no value
 */
record Told(
    @Nullable BigDecimal value,
    boolean suppressed,
    @Nullable Long numerator,
    @Nullable Long denominator,
    @Nullable Long n,
    @Nullable String unit,
    boolean sample) {

  /** A count that an answer leaves out, as it has nobody to count. */
  static final Told NOBODY = new Told(BigDecimal.ZERO, false, 0L, null, null, null, false);

  private static final String VALUE = "value";
  private static final String SUPPRESSED = "suppressed";

  /** What a node tells; null for a group, which has parts and no number. */
  static @Nullable Told of(JsonNode node) {
    JsonNode valued = node.path(VALUE);
    boolean hasValue = !valued.isMissingNode() && !valued.isObject();
    Long n = whole(node, "n");
    boolean suppressed = node.path(SUPPRESSED).isBoolean() && node.path(SUPPRESSED).asBoolean();
    Long numerator = whole(node, "numerator");
    BigDecimal value = valued.isNumber() ? valued.decimalValue() : null;
    boolean sample = !hasValue && (n != null || suppressed);
    return value == null && numerator == null && n == null && !suppressed
        ? null
        : new Told(
            value,
            suppressed,
            numerator,
            whole(node, "denominator"),
            n,
            node.path("unit").isString() ? node.path("unit").stringValue() : null,
            sample);
  }

  private static @Nullable Long whole(JsonNode node, String name) {
    JsonNode number = node.path(name);
    return number.isIntegralNumber() ? Long.valueOf(number.longValue()) : null;
  }

  /** Whether it is a number of people or things, and neither a share nor a statistic. */
  boolean isCount() {
    return value != null
        && denominator == null
        && n == null
        && unit == null
        && (numerator == null || value.compareTo(BigDecimal.valueOf(numerator)) == 0);
  }

  /** What the list of who is behind it counts; 0 if nobody is, or it is not told. */
  long count() {
    if (numerator != null) {
      return numerator;
    }
    if (n != null) {
      return n;
    }
    return value == null ? 0 : value.longValue();
  }
}
