package org.journey.extract;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Natural logarithms of whole numbers, to some 30 digits, from each to the next: {@code ln k = ln
 * (k-1) + 2 artanh (1 / (2k-1))}. Decimals, so that every machine finds the same.
 */
final class Logarithms {

  private static final MathContext EXACT = new MathContext(34);
  private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(36);

  private final List<BigDecimal> known = new ArrayList<>(List.of(BigDecimal.ZERO));

  /** The logarithm of a number of 1 or more. */
  BigDecimal of(int number) {
    while (known.size() < number) {
      known.add(known.getLast().add(step(known.size() + 1), EXACT));
    }
    return known.get(number - 1);
  }

  private static BigDecimal step(int number) {
    BigDecimal x = BigDecimal.ONE.divide(BigDecimal.valueOf(2L * number - 1), EXACT);
    BigDecimal square = x.multiply(x, EXACT);
    BigDecimal power = x;
    BigDecimal sum = x;
    for (int odd = 3; power.compareTo(SMALLEST) > 0; odd += 2) {
      power = power.multiply(square, EXACT);
      sum = sum.add(power.divide(BigDecimal.valueOf(odd), EXACT), EXACT);
    }
    return sum.add(sum);
  }
}
