package org.journey.console.service;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as they are read, and what each is of: every digit that the API tells, but that days are
 * rounded to one decimal, half up. A difference is one of the numbers as they are told, and rounded
 * after that.
 */
final class Numbers {

  /** What is shown for a number that is there and not told. */
  static final String SUPPRESSED = "suppressed";

  /** Parts whose value is a share of a whole. */
  private static final Set<String> SHARES =
      Set.of(
          "attendedAfter",
          "attendedWithout",
          "completion",
          "rate",
          "reachedActivityRate",
          "share",
          "shareOver7Days",
          "uptake");

  private static final String PERCENT = "%";
  private static final String DAYS = "days";

  /** What is shown as days is not less, unless it is none. */
  private static final BigDecimal LEAST_DAYS = new BigDecimal("0.1");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String PATTERN = "#,##0.##########";

  private Numbers() {}

  /** The number that a chart draws: a share as a percentage; null if there is none. */
  static @Nullable BigDecimal drawn(String name, @Nullable Told told) {
    if (told == null) {
      return null;
    }
    if (told.sample()) {
      return told.n() == null ? null : BigDecimal.valueOf(told.n());
    }
    BigDecimal value = told.value();
    return value != null && SHARES.contains(name) ? value.multiply(HUNDRED) : value;
  }

  /** Of what it is: {@code %}, {@code days} …; empty for a count. */
  static String unit(String name, Told told) {
    return SHARES.contains(name) ? PERCENT : told.unit() == null ? "" : told.unit();
  }

  /** The number with its unit, in words if there is none. */
  static String shown(String name, Told told) {
    BigDecimal number = drawn(name, told);
    if (number == null) {
      return told.suppressed() ? SUPPRESSED : "no value";
    }
    return with(number, unit(name, told));
  }

  private static String with(BigDecimal number, String unit) {
    String separator = unit.isEmpty() || unit.equals(PERCENT) ? "" : " ";
    return (unit.equals(DAYS) ? rounded(number) : written(number)) + separator + unit;
  }

  private static String rounded(BigDecimal number) {
    BigDecimal rounded = number.setScale(1, RoundingMode.HALF_UP);
    return rounded.signum() == 0 && number.signum() != 0
        ? "less than " + LEAST_DAYS
        : written(rounded);
  }

  /** What the number is of, behind it; empty if it says all itself. */
  static String note(String name, Told told) {
    if (told.sample()) {
      return "";
    }
    if (told.n() != null) {
      return "n = " + written(told.n());
    }
    if (told.denominator() == null || told.numerator() == null) {
      return "";
    }
    String of = written(told.numerator());
    String whole = written(told.denominator());
    if (SHARES.contains(name) || told.unit() != null || told.value() == null) {
      return of + " of " + whole;
    }
    return told.value().compareTo(BigDecimal.valueOf(told.numerator())) == 0
        ? "of " + whole
        : of + " in " + whole;
  }

  /**
   * How far a number is from the other one, in words.
   *
   * @param about whether both are rounded
   * @param than what the other one is of: {@code before} …
   * @return empty if one of them is not told
   */
  static String difference(
      String name, @Nullable Told told, @Nullable Told other, boolean about, String than) {
    BigDecimal number = drawn(name, told);
    BigDecimal from = drawn(name, other);
    if (number == null || from == null || told == null) {
      return "";
    }
    BigDecimal difference = number.subtract(from);
    if (difference.signum() == 0) {
      return "the same as " + than;
    }
    String unit = unit(name, told);
    boolean counted = unit.isEmpty() && difference.stripTrailingZeros().scale() <= 0;
    String how = difference.signum() > 0 ? "more" : counted ? "fewer" : "less";
    return (about ? "about " : "")
        + with(difference.abs(), unit.equals(PERCENT) ? "percentage points" : unit)
        + " "
        + how
        + " than "
        + than;
  }

  private static String written(long number) {
    return written(BigDecimal.valueOf(number));
  }

  /** With commas between thousands, and no more digits than there are. */
  static String written(BigDecimal number) {
    return new DecimalFormat(PATTERN, DecimalFormatSymbols.getInstance(Locale.UK)).format(number);
  }
}
