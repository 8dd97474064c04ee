package org.journey.engagement;

import java.math.BigDecimal;

/**
 * How the saturation of engagement is asked for.
 *
 * @param unit what a unit is
 * @param level what a finding is
 * @param runLength units without a new finding that make the record saturated; 1 or more
 * @param baseSize units of the ratio rule's base; 1 or more
 * @param threshold of the ratio rule; a decimal, compared exactly
 * @param periodDays length of a PERIOD, days of 24 h; 1 or more
 * @param asked for PERIOD: whether only periods in which the client was asked are units
 */
public record SaturationParameters(
    Unit unit,
    Level level,
    int runLength,
    int baseSize,
    BigDecimal threshold,
    int periodDays,
    boolean asked) {

  /** The contract's defaults. */
  public static final SaturationParameters DEFAULT =
      new SaturationParameters(
          Unit.REFLECTION, Level.SUB_THEME, 2, 4, new BigDecimal("0.05"), 28, true);

  /** What a unit is. */
  public enum Unit {
    /** Each reflection-recorded. */
    REFLECTION,
    /** Each window of {@code periodDays} from the first contact that has ended. */
    PERIOD,
    /** Each contact. */
    CONTACT
  }

  /** What a finding is. */
  public enum Level {
    /** The first evidence of a sub-theme under the model. */
    SUB_THEME,
    /** The first EXPERIENCED finding with a sub-theme and code, the model aside. */
    CODE
  }

  /** Whether units need the client to have been asked at all. */
  boolean needsAsking() {
    return switch (unit) {
      case REFLECTION -> true;
      case PERIOD -> asked;
      case CONTACT -> false;
    };
  }
}
