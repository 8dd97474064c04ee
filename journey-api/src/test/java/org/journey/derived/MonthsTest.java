package org.journey.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which month ends editions are made of. */
class MonthsTest {

  private static final Instant BEGIN = Instant.parse("2026-02-10T12:00:00Z");

  private static Instant day(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }

  private static List<Instant> days(String... days) {
    return Stream.of(days).map(MonthsTest::day).toList();
  }

  @Test
  void a_period_has_editions_from_the_end_of_its_first_month() {
    assertThat(Months.chain(day("2026-03-01"), BEGIN, day("2026-05-01")))
        .isEqualTo(days("2026-04-01", "2026-05-01"));
    assertThat(Months.chain(day("2026-06-01"), BEGIN, day("2026-05-01")))
        .as("of a period that is yet to come")
        .isEqualTo(days("2026-05-01"));
  }

  @Test
  void what_depends_on_no_beginning_has_editions_from_before_the_log_began() {
    assertThat(Months.chain(Instant.MIN, BEGIN, day("2026-04-01")))
        .isEqualTo(days("2026-02-01", "2026-03-01", "2026-04-01"));
    assertThat(Months.chain(Instant.MIN, day("2026-02-01"), day("2026-03-01")))
        .as("begun at the very end of a month")
        .isEqualTo(days("2026-01-01", "2026-02-01", "2026-03-01"));
    assertThat(Months.chain(Instant.MIN, BEGIN, day("2020-01-01"))).isEqualTo(days("2020-01-01"));
    assertThat(Months.chain(day("1900-01-01"), BEGIN, day("2026-03-01")))
        .isEqualTo(days("2026-02-01", "2026-03-01"));
  }
}
