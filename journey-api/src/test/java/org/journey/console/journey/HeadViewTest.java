package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.journey.console.journey.HeadView.Slider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadViewTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static @Nullable Slider over(String opened, String now) {
    return Slider.over(Instant.parse(opened), Instant.parse(now), LONDON);
  }

  @Test
  void days_are_those_of_the_calendar_where_people_are() {
    assertThat(over("2026-11-27T15:30:00Z", "2026-11-30T09:00:00Z"))
        .isEqualTo(new Slider(LocalDate.of(2026, 11, 27), 3));
    assertThat(over("2026-06-30T23:30:00Z", "2026-07-02T23:30:00Z"))
        .as("in summer the day begins an hour earlier")
        .isEqualTo(new Slider(LocalDate.of(2026, 7, 1), 2));
    assertThat(over("2026-03-28T12:00:00Z", "2026-03-30T11:30:00Z"))
        .as("one of the days has 23 hours")
        .isEqualTo(new Slider(LocalDate.of(2026, 3, 28), 2));
  }

  @Test
  void there_is_nothing_to_slide_over_on_the_first_day() {
    assertThat(over("2026-11-30T09:00:00Z", "2026-11-30T18:00:00Z")).isNull();
  }
}
