package org.journey.measure;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The bands in which the Office for National Statistics tells its four personal wellbeing
 * questions: for satisfaction, worthwhile and happy 0-4 low, 5-6 medium, 7-8 high, 9-10 very high;
 * for anxious 0-1 very low, 2-3 low, 4-5 medium, 6-10 high.
 */
public enum Band {
  VERY_LOW,
  LOW,
  MEDIUM,
  HIGH,
  VERY_HIGH;

  /**
   * The band of an answer.
   *
   * @param scale a scale of ONS4
   * @param value 0 to 10
   * @return empty if the scale is none of ONS4's
   */
  public static Optional<Band> ofOns4(String scale, BigDecimal value) {
    int answer = value.intValueExact();
    return switch (scale) {
      case Scoring.SATISFACTION, Scoring.WORTHWHILE, Scoring.HAPPY ->
          Optional.of(answer <= 4 ? LOW : answer <= 6 ? MEDIUM : answer <= 8 ? HIGH : VERY_HIGH);
      case Scoring.ANXIOUS ->
          Optional.of(answer <= 1 ? VERY_LOW : answer <= 3 ? LOW : answer <= 5 ? MEDIUM : HIGH);
      default -> Optional.empty();
    };
  }
}
