package org.journey.service;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Number, sum and sum of squares of values, exactly. */
final class Moments {

  private static final int PLACES = 4;

  private long n;
  private BigDecimal sum = BigDecimal.ZERO;
  private BigDecimal squares = BigDecimal.ZERO;

  void add(BigDecimal value) {
    n++;
    sum = sum.add(value);
    squares = squares.add(value.multiply(value));
  }

  void add(Moments other) {
    n += other.n;
    sum = sum.add(other.sum);
    squares = squares.add(other.squares);
  }

  long n() {
    return n;
  }

  /** The mean, to 4 places half up; null of nothing. */
  @Nullable BigDecimal mean() {
    return n == 0 ? null : sum.divide(BigDecimal.valueOf(n), PLACES, RoundingMode.HALF_UP);
  }

  /** The standard deviation (n - 1), to 4 places half up; null of fewer than two. */
  @Nullable BigDecimal deviation() {
    if (n < 2) {
      return null;
    }
    BigDecimal count = BigDecimal.valueOf(n);
    BigDecimal variance = squares.multiply(count).subtract(sum.multiply(sum));
    BigDecimal whole = count.multiply(BigDecimal.valueOf(n - 1));
    // Twice the root, rounded down, tells on which side of the half it lies.
    BigInteger twice =
        variance
            .movePointRight(2 * PLACES)
            .multiply(BigDecimal.valueOf(4))
            .divide(whole, 0, RoundingMode.FLOOR)
            .toBigInteger()
            .sqrt();
    return new BigDecimal(twice.add(BigInteger.ONE).shiftRight(1), PLACES);
  }
}
