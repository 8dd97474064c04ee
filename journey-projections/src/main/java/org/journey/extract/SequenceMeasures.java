package org.journey.extract;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.journey.extract.StateSequence.Spell;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one sequence (Gabadinho, Ritschard, Studer and Müller 2011), exact to {@value #PLACES}
 * places.
 *
 * @param entropy longitudinal entropy: Shannon's over the share of time in each state, divided by
 *     its largest possible value, the logarithm of the number of states of the alphabet; 0 to 1
 * @param complexity the geometric mean of the entropy and of the share of changes of state among
 *     the steps from unit to unit; 0 to 1, null for one unit alone, which has no step
 */
record SequenceMeasures(BigDecimal entropy, @Nullable BigDecimal complexity) {

  /** Decimal places of the figures. */
  static final int PLACES = 8;

  private static final MathContext EXACT = new MathContext(30, RoundingMode.HALF_EVEN);

  /**
   * The figures of a sequence.
   *
   * @param alphabet how many states there are, 2 or more
   */
  static SequenceMeasures of(StateSequence sequence, int alphabet, Logarithms logarithms) {
    Map<String, Integer> units = new TreeMap<>();
    for (Spell spell : sequence.spells()) {
      units.merge(spell.state(), spell.length(), Integer::sum);
    }
    int length = sequence.length();
    // -Σ p ln p with p = c / n is ln n - (Σ c ln c) / n.
    BigDecimal sum = BigDecimal.ZERO;
    for (int count : units.values()) {
      sum = sum.add(logarithms.of(count).multiply(BigDecimal.valueOf(count)), EXACT);
    }
    BigDecimal entropy =
        units.size() == 1
            ? BigDecimal.ZERO
            : logarithms
                .of(length)
                .subtract(sum.divide(BigDecimal.valueOf(length), EXACT), EXACT)
                .divide(logarithms.of(alphabet), EXACT);
    BigDecimal complexity = null;
    if (length > 1) {
      complexity =
          BigDecimal.valueOf(sequence.transitions())
              .divide(BigDecimal.valueOf(length - 1L), EXACT)
              .multiply(entropy, EXACT)
              .sqrt(EXACT)
              .setScale(PLACES, RoundingMode.HALF_UP);
    }
    return new SequenceMeasures(entropy.setScale(PLACES, RoundingMode.HALF_UP), complexity);
  }
}
