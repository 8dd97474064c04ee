package org.journey.console.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as they are read. */
class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          210.1215 | 210.1 days
          288.95   | 289 days
          0.05     | 0.1 days
          0.0399   | less than 0.1 days
          0        | 0 days
          1234.56  | '1,234.6 days'
          """,
      delimiter = '|')
  void days_are_rounded_to_one_decimal_half_up(BigDecimal days, String shown) {
    assertThat(Numbers.shown("median", told(days, "days"))).isEqualTo(shown);
  }

  @Test
  void a_difference_in_days_is_rounded_once_and_never_to_nothing() {
    assertThat(difference("25.04", "20.25", "days")).isEqualTo("4.8 days more than before");
    assertThat(difference("25.04", "25.0001", "days"))
        .isEqualTo("less than 0.1 days more than before");
    assertThat(difference("25.0001", "25.04", "days"))
        .isEqualTo("less than 0.1 days less than before");
    assertThat(difference("25.04", "25.04", "days")).isEqualTo("the same as before");
  }

  @Test
  void other_numbers_keep_every_digit() {
    assertThat(Numbers.shown("meanAttendance", told(new BigDecimal("1.4161"), null)))
        .isEqualTo("1.4161");
    assertThat(difference("1.4161", "1.4", null)).isEqualTo("0.0161 more than before");
  }

  private static String difference(String one, String other, @Nullable String unit) {
    return Numbers.difference(
        "median",
        told(new BigDecimal(one), unit),
        told(new BigDecimal(other), unit),
        false,
        "before");
  }

  private static Told told(BigDecimal value, @Nullable String unit) {
    return new Told(value, false, null, null, 2L, unit, false);
  }
}
