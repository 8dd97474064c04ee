package org.journey.engagement;

import java.math.BigDecimal;
import org.journey.engagement.Saturation.Ratio;
import org.journey.engagement.Saturation.Why;
import org.jspecify.annotations.Nullable;

/**
 * The two rules of saturation, on how many findings there were after each unit: of one journey, or
 * of a cohort with journeys as units (engagement.md).
 *
 * @param runLength units without a new finding that make it saturated; 1 or more
 * @param baseSize units of the ratio rule's base; 1 or more
 * @param threshold of the ratio rule; a decimal, compared exactly
 */
public record SaturationRules(int runLength, int baseSize, BigDecimal threshold) {

  /** How many findings there were after each of some units, in order. */
  public interface Curve {

    /** How many units. */
    int units();

    /** All findings of the first so many units; of none 0. */
    int after(int units);
  }

  /**
   * Why the run rule cannot be applied; null if it can.
   *
   * @param asked whether anybody was asked, where that is needed
   */
  public @Nullable Why why(boolean asked, Curve curve) {
    if (!asked) {
      return Why.NOT_ASKED;
    }
    if (curve.units() < runLength) {
      return Why.TOO_FEW_UNITS;
    }
    return curve.after(curve.units()) == 0 ? Why.NO_FINDING : null;
  }

  /**
   * The unit, from 1, that completed the first run of the present unbroken stretch of units without
   * a new finding; 0 if there is no such run.
   */
  public int saturatedAt(Curve curve) {
    int last = curve.units();
    while (last > 0 && curve.after(last - 1) == curve.after(curve.units())) {
      last--;
    }
    return curve.units() - last >= runLength ? last + runLength : 0;
  }

  /** The ratio rule. */
  public Ratio ratio(Curve curve) {
    if (curve.units() < baseSize + runLength) {
      return Ratio.NOT_ASSESSABLE;
    }
    int base = curve.after(baseSize);
    if (base == 0) {
      return Ratio.NOT_ASSESSABLE;
    }
    int before = unitsBefore(curve, mostFindings(base));
    BigDecimal most = threshold.multiply(BigDecimal.valueOf(base));
    boolean oneIsTooMany = BigDecimal.ONE.compareTo(most) > 0;
    return new Ratio(
        base,
        true,
        oneIsTooMany ? BigDecimal.ZERO : threshold,
        before < 0 ? null : before + "+" + runLength);
  }

  /**
   * How many findings a run may bring and still qualify: those ≤ threshold × base, so that no
   * quotient is rounded.
   */
  public int mostFindings(int base) {
    return threshold.multiply(BigDecimal.valueOf(base)).intValue();
  }

  /** Units before the first run after the base with so few new findings; -1 if there is none. */
  private int unitsBefore(Curve curve, int most) {
    for (int before = baseSize; before + runLength <= curve.units(); before++) {
      if (curve.after(before + runLength) - curve.after(before) <= most) {
        return before;
      }
    }
    return -1;
  }
}
