package org.journey.cohort.estimate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Estimates as they leave this package: decimals, half up to 6 places. */
final class Rounded {

  private static final int PLACES = 6;
  private static final double MILLION = 1_000_000;

  /** For what may be very small. */
  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_UP);

  private Rounded() {}

  static BigDecimal of(double value) {
    return BigDecimal.valueOf(StrictMath.round(value * MILLION), PLACES);
  }

  static BigDecimal digits(double value) {
    return new BigDecimal(value).round(SIX_DIGITS);
  }
}
