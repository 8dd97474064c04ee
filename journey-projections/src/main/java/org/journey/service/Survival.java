package org.journey.service;

import java.math.BigInteger;
import org.journey.service.facts.Longs;
import org.jspecify.annotations.Nullable;

/**
 * The Kaplan-Meier estimate. At one time events come before those that were censored then. Exact:
 * the estimate is a product of fractions, of which bounds are followed and the product itself is
 * worked out only where they do not tell.
 */
public final class Survival {

  /** Bounds are whole numbers of this part of one. */
  private static final int BITS = 61;

  private static final long ONE = 1L << BITS;
  private static final long HALF = 1L << BITS - 1;

  /** A bound is worked with in two digits of so many bits. */
  private static final int DIGIT = 31;

  /**
   * The median.
   *
   * @param time the first event time at which half or fewer survive
   * @param atRisk how many were at risk just before it
   */
  public record Median(long time, int atRisk) {}

  private Survival() {}

  /** An event at a time, as one number. */
  public static long event(long time) {
    return time << 1;
  }

  /** Nothing up to a time, and no knowledge of later, as one number. */
  public static long censored(long time) {
    return time << 1 | 1;
  }

  /** How many of such numbers are events. */
  public static long events(Longs values) {
    long events = 0;
    for (int i = 0; i < values.size(); i++) {
      events += 1 - (values.get(i) & 1);
    }
    return events;
  }

  /** The median of such numbers, which get sorted; null if more than half survive. */
  public static @Nullable Median median(Longs values) {
    values.sort();
    Longs numerators = new Longs();
    Longs denominators = new Longs();
    long low = ONE;
    long high = ONE;
    int i = 0;
    while (i < values.size()) {
      long value = values.get(i);
      int atRisk = values.size() - i;
      if ((value & 1) != 0) {
        i++;
        continue;
      }
      while (i < values.size() && values.get(i) == value) {
        i++;
      }
      int left = values.size() - i;
      int last = numerators.size() - 1;
      if (last >= 0 && numerators.get(last) == atRisk) {
        // Nobody was censored since: what was left then goes out against who is at risk now.
        numerators.set(last, left);
      } else {
        numerators.add(left);
        denominators.add(atRisk);
      }
      low = share(low, left, atRisk, 0);
      high = share(high, left, atRisk, atRisk - 1);
      if (high <= HALF || (low <= HALF && atMostHalf(numerators, denominators))) {
        return new Median(value >> 1, atRisk);
      }
    }
    return null;
  }

  /** {@code (bound * left + more) / of}, rounded down: by long division, in two digits. */
  private static long share(long bound, int left, int of, int more) {
    long upper = (bound >>> DIGIT) * left;
    long lower = (upper % of << DIGIT) + (bound & (1L << DIGIT) - 1) * left + more;
    return (upper / of << DIGIT) + lower / of;
  }

  private static boolean atMostHalf(Longs numerators, Longs denominators) {
    return product(numerators, 0, numerators.size())
            .shiftLeft(1)
            .compareTo(product(denominators, 0, denominators.size()))
        <= 0;
  }

  private static BigInteger product(Longs factors, int from, int to) {
    if (to - from == 1) {
      return BigInteger.valueOf(factors.get(from));
    }
    int middle = (from + to) >>> 1;
    return product(factors, from, middle).multiply(product(factors, middle, to));
  }
}
