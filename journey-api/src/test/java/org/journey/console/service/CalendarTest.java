package org.journey.console.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.journey.console.Times;
import org.junit.jupiter.api.Test;

/** Periods as they are chosen, typed and named. */
class CalendarTest {

  private static final Times LONDON = new Times(ZoneId.of("Europe/London"));
  private static final Calendar DAYS = new Calendar(LONDON, false);
  private static final Calendar MONTHS = new Calendar(LONDON, true);

  @Test
  void a_financial_year_begins_in_april_and_quarters_in_january() {
    assertThat(chosen(LocalDate.of(2026, 3, 31)))
        .containsExactly(
            "This quarter 2026-01-01 2026-04-01",
            "Last quarter 2025-10-01 2026-01-01",
            "This financial year 2025-04-01 2026-04-01",
            "Last financial year 2024-04-01 2025-04-01",
            "Last twelve months 2025-03-01 2026-03-01",
            "All years 1970-01-01 2026-04-01");
    assertThat(chosen(LocalDate.of(2026, 4, 1)))
        .contains(
            "This quarter 2026-04-01 2026-07-01", "This financial year 2026-04-01 2027-04-01");
  }

  private static List<String> chosen(LocalDate today) {
    return Calendar.choices(today).stream()
        .map(choice -> choice.label() + " " + choice.days().from() + " " + choice.days().to())
        .toList();
  }

  @Test
  void days_are_those_of_the_zone_and_months_those_of_utc() {
    assertThat(DAYS.instant("2026-07-01")).isEqualTo("2026-06-30T23:00:00Z");
    assertThat(MONTHS.instant("2026-07")).isEqualTo("2026-07-01T00:00:00Z");
    assertThat(MONTHS.instant("2026-07-01")).isEqualTo("2026-07-01T00:00:00Z");
    assertThat(MONTHS.known("2026-07")).isEqualTo("2026-08-01T00:00:00Z");
    assertThat(MONTHS.knownField("2026-08-01T00:00:00Z")).isEqualTo("2026-07");
    assertThat(DAYS.field("2026-06-30T23:00:00Z")).isEqualTo("2026-07-01");
    assertThat(DAYS.words("2026-06-30T23:00:00Z", "2026-07-31T23:00:00Z"))
        .isEqualTo("1 July 2026 to 31 July 2026");
    assertThat(DAYS.words("2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z"))
        .isEqualTo("1 July 2026 to 31 July 2026");
  }

  @Test
  void when_it_was_known_is_kept_to_the_second_as_long_as_nobody_types_another_minute() {
    String exactly = "2026-07-01T08:30:15.123456Z";
    assertThat(DAYS.knownField(exactly)).isEqualTo("2026-07-01T09:30");
    assertThat(DAYS.known("2026-07-01T09:30", exactly)).isEqualTo(exactly);
    assertThat(DAYS.known("2026-07-01T09:31", exactly)).isEqualTo("2026-07-01T09:31");
    assertThat(DAYS.known("", exactly)).isEmpty();
    assertThat(DAYS.known("2026-07-01T09:30", "")).isEqualTo("2026-07-01T09:30");
  }

  @Test
  void a_period_is_compared_with_as_many_months_before_it() {
    assertThat(DAYS.comparisons("2026-03-31T23:00:00Z", "2026-06-30T23:00:00Z"))
        .extracting(choice -> choice.days().from() + " " + choice.days().to())
        .containsExactly("2026-01-01 2026-04-01", "2025-04-01 2025-07-01");
    assertThat(DAYS.comparisons("1970-01-01T00:00:00Z", "2026-06-30T23:00:00Z")).isEmpty();
  }
}
