package org.journey.cohort.estimate;

import java.util.ArrayList;
import java.util.List;
import org.journey.cohort.estimate.SurvivalCurve.Row;
import org.journey.service.Survival;
import org.journey.service.Survival.Median;
import org.journey.service.facts.Longs;
import org.jspecify.annotations.Nullable;

/**
 * The product-limit estimate (Kaplan and Meier 1958) with Greenwood's variance (1926); at one time
 * events come before those that were censored then. Limits of the median are where the limits of
 * the curve come to a half (Brookmeyer and Crowley 1982, on the scale of the logarithm).
 */
public final class KaplanMeier {

  /** The 97.5 % point of the normal distribution. */
  private static final double Z = 1.959963984540054;

  private final Longs values;
  private final long unit;
  private final List<Row> rows = new ArrayList<>();
  private double survival = 1;
  private double greenwood;
  private @Nullable Long lowerAtHalf;
  private @Nullable Long upperAtHalf;

  private KaplanMeier(Longs values, long unit) {
    this.values = values;
    this.unit = unit;
  }

  /**
   * The curve of some times.
   *
   * @param values as {@link Survival#event} and {@link Survival#censored} tell them, in any order;
   *     they get sorted
   * @param unit in which rows are told, in the values' own; 1 or more
   */
  public static SurvivalCurve of(Longs values, long unit) {
    // The median of fractions, exactly: doubles would not tell a half from what is next to it.
    Median median = Survival.median(values);
    return new KaplanMeier(values, unit).curve(median == null ? null : median.time());
  }

  private SurvivalCurve curve(@Nullable Long median) {
    int i = 0;
    while (i < values.size()) {
      i = row(i);
    }
    int events = (int) Survival.events(values);
    return new SurvivalCurve(values.size(), events, rows, median, lowerAtHalf, upperAtHalf);
  }

  /** Takes up all that happened in the unit of one value; where the next one begins. */
  private int row(int first) {
    long time = Math.ceilDiv(values.get(first) >> 1, unit);
    int events = 0;
    int i = first;
    while (i < values.size() && Math.ceilDiv(values.get(i) >> 1, unit) == time) {
      int next = i + 1;
      if ((values.get(i) & 1) == 0) {
        while (next < values.size() && values.get(next) == values.get(i)) {
          next++;
        }
        events += next - i;
        step(values.get(i) >> 1, values.size() - i, next - i);
      }
      i = next;
    }
    double error = StrictMath.sqrt(greenwood);
    boolean some = survival > 0;
    rows.add(
        new Row(
            time,
            values.size() - first,
            events,
            i - first - events,
            Rounded.of(survival),
            some ? Rounded.of(survival * error) : null,
            some ? Rounded.of(limit(-error)) : null,
            some ? Rounded.of(limit(error)) : null));
    return i;
  }

  /** Events at one time, of those at risk then. */
  private void step(long time, int atRisk, int events) {
    survival = survival * (atRisk - events) / atRisk;
    if (events == atRisk) {
      return;
    }
    greenwood += (double) events / ((double) atRisk * (atRisk - events));
    if (upperAtHalf == null && survival <= 0.5) {
      upperAtHalf = limit(StrictMath.sqrt(greenwood)) <= 0.5 ? Long.valueOf(time) : null;
    }
    if (lowerAtHalf == null) {
      lowerAtHalf = limit(-StrictMath.sqrt(greenwood)) <= 0.5 ? Long.valueOf(time) : null;
    }
  }

  private double limit(double error) {
    return Math.min(1, survival * StrictMath.exp(Z * error));
  }
}
