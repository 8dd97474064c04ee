package org.journey.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.journey.service.facts.Longs;
import org.journey.service.facts.Micros;
import org.jspecify.annotations.Nullable;

/**
 * Durations in days: seconds / 86,400, half up to 6 places.
 *
 * @param n how many there are
 * @param median the mean of the middle two; null of none
 * @param p25 nearest rank
 * @param p75 nearest rank
 */
public record Days(
    int n, @Nullable BigDecimal median, @Nullable BigDecimal p25, @Nullable BigDecimal p75) {

  static final int PLACES = 6;
  private static final BigDecimal DAY = BigDecimal.valueOf(Micros.DAY);

  /** Quantiles of microseconds, whose order is lost. */
  static Days of(Longs micros) {
    int n = micros.size();
    if (n == 0) {
      return new Days(0, null, null, null);
    }
    return new Days(n, median(micros), rank(micros, 25), rank(micros, 75));
  }

  /** The mean of the middle two; there must be one. */
  static BigDecimal median(Longs micros) {
    int n = micros.size();
    return BigDecimal.valueOf(micros.select((n - 1) / 2))
        .add(BigDecimal.valueOf(micros.select(n / 2)))
        .divide(DAY.multiply(BigDecimal.TWO), PLACES, RoundingMode.HALF_UP);
  }

  private static BigDecimal rank(Longs micros, int percent) {
    int rank = (int) (((long) micros.size() * percent + 99) / 100);
    return of(micros.select(rank - 1));
  }

  /** A duration of microseconds. */
  static BigDecimal of(long micros) {
    return BigDecimal.valueOf(micros).divide(DAY, PLACES, RoundingMode.HALF_UP);
  }
}
