package org.journey.cohort.estimate;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Kaplan-Meier curve, told at whole multiples of a unit of time. Each value is that of the exact
 * curve then: only the times at which it is looked at are whole.
 *
 * @param n how many were watched
 * @param events how many of them came to the event
 * @param rows where something happened, ascending; before the first the curve is 1, and between
 *     rows it stays
 * @param median the first event time at which half or fewer survive, exactly; null if more do
 * @param medianLower first event time at which the lower limit is a half or less; null if none is
 * @param medianUpper first event time at which the upper limit is a half or less; null if none is
 */
public record SurvivalCurve(
    int n,
    int events,
    List<Row> rows,
    @Nullable Long median,
    @Nullable Long medianLower,
    @Nullable Long medianUpper) {

  /** Copies the list. */
  public SurvivalCurve {
    rows = List.copyOf(rows);
  }

  /**
   * What happened after the whole unit before, up to and including this one.
   *
   * @param time whole units
   * @param atRisk how many were still watched and without the event when it began
   * @param events how many came to the event in it
   * @param censored of how many nothing is known later
   * @param survival the estimate at its end, 0 to 1
   * @param standardError of the estimate, by Greenwood's formula; null once nobody survives
   * @param lower 95 % limit, on the scale of the logarithm; null once nobody survives
   * @param upper 95 % limit, on the scale of the logarithm, 1 at most; null once nobody survives
   */
  public record Row(
      long time,
      int atRisk,
      int events,
      int censored,
      BigDecimal survival,
      @Nullable BigDecimal standardError,
      @Nullable BigDecimal lower,
      @Nullable BigDecimal upper) {}
}
