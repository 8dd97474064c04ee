package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Typed times on the days on which clocks are changed. */
class TimesTest {

  private final Times london = new Times(ZoneId.of("Europe/London"));

  @Test
  void a_time_that_clocks_went_forward_over_is_refused_and_told_at_its_field() {
    assertThatExceptionOfType(Times.NoSuchTime.class)
        .isThrownBy(() -> london.instant("2026-03-29T01:30"));
    List<FieldError> errors = new ArrayList<>();

    assertThat(london.instant("2026-03-29T01:30", new FieldError("at", "Wrong"), errors)).isNull();

    assertThat(errors)
        .containsExactly(
            new FieldError("at", "There is no such time on that day: the clocks went forward"));
    assertThat(london.instant("2026-03-29T02:30")).isEqualTo("2026-03-29T01:30:00Z");
    assertThat(london.instant("2026-03-29T00:59")).isEqualTo("2026-03-29T00:59:00Z");
  }

  @Test
  void of_a_time_that_came_twice_the_first_is_meant() {
    assertThat(london.instant("2026-10-25T01:30")).isEqualTo("2026-10-25T00:30:00Z");
  }
}
