package org.journey.measure;

import java.math.BigDecimal;
import org.journey.interaction.Measures.Better;

/**
 * One scored scale of one measurement.
 *
 * @param scale its name, as stage models and the state of a journey write it
 * @param value the score, exact; whole numbers have scale 0
 * @param better which way is better on this scale
 */
public record Score(String scale, BigDecimal value, Better better) {

  /** By how much {@code later} is better than this one; negative if it is worse. */
  public BigDecimal improvementTo(BigDecimal later) {
    return switch (better) {
      case HIGHER -> later.subtract(value);
      case LOWER -> value.subtract(later);
    };
  }
}
