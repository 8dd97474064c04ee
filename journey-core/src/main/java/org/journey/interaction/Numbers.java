package org.journey.interaction;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rules for numbers. Nothing is coerced, and no number is let in that would be long when it is
 * written out.
 */
final class Numbers {

  /** The largest score there can be, as the schemas say it too. */
  static final BigDecimal LARGEST = BigDecimal.valueOf(Double.MAX_VALUE);

  private static final int MOST_DIGITS = 64;
  private static final int MOST_DECIMALS = 400;

  private Numbers() {}

  /** Why a value is no integer between two bounds; null if it is one. */
  static @Nullable String reasonAgainstWhole(JsonNode node, int min, int max) {
    if (node.isInt()) {
      return node.intValue() < min || node.intValue() > max ? range(min, max) : null;
    }
    if (!node.isNumber()) {
      return Errors.expected("an integer", node);
    }
    BigDecimal value = node.decimalValue();
    if (value.stripTrailingZeros().scale() > 0) {
      return "must be an integer";
    }
    boolean fits =
        value.compareTo(BigDecimal.valueOf(min)) >= 0
            && value.compareTo(BigDecimal.valueOf(max)) <= 0;
    return fits ? "must be written without fraction or exponent" : range(min, max);
  }

  private static String range(int min, int max) {
    return "must be " + min + " to " + max;
  }

  /** Why a value is no number that can be a score; null if it is one. */
  static @Nullable String reasonAgainstDecimal(JsonNode node) {
    if (!node.isNumber()) {
      return Errors.expected("a number", node);
    }
    BigDecimal value = node.decimalValue();
    if (value.abs().compareTo(LARGEST) > 0) {
      return "must be within the range of a double";
    }
    return value.precision() > MOST_DIGITS || value.scale() > MOST_DECIMALS
        ? "must have at most 64 digits, and 400 after the point"
        : null;
  }
}
