package org.journey.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When memory is swept, by a clock that the test turns. */
class SweepsTest {

  /** Any: such clocks may begin below zero. */
  private static final long BEGIN = -Duration.ofSeconds(30).toNanos();

  private final Sweeps sweeps = new Sweeps();

  private static long at(long second) {
    return BEGIN + Duration.ofSeconds(second).toNanos();
  }

  /** The seconds in which it is swept while keys are destroyed in some. */
  private List<Long> swept(long until, List<Long> destroyed) {
    List<Long> swept = new ArrayList<>();
    for (long second = 0; second <= until; second++) {
      if (destroyed.contains(second)) {
        sweeps.changed(at(second));
      }
      if (sweeps.isDue(at(second))) {
        sweeps.begun(at(second));
        swept.add(second);
      }
    }
    return swept;
  }

  @Test
  void one_is_swept_once_when_all_that_was_being_answered_is_out() {
    assertThat(swept(200, List.of(3L))).containsExactly(28L);
  }

  @Test
  void one_that_comes_shortly_before_a_sweep_is_waited_for() {
    assertThat(swept(200, List.of(0L, 24L))).containsExactly(49L);
  }

  @Test
  void of_many_that_follow_each_other_each_is_swept_in_time_and_not_each_by_itself() {
    List<Long> destroyed = new ArrayList<>();
    for (long second = 0; second < 300; second += 4) {
      destroyed.add(second);
    }
    List<Long> swept = swept(400, destroyed);
    assertThat(swept).hasSizeLessThan(15);
    for (long second : destroyed) {
      assertThat(swept)
          .as("after %d", second)
          .anyMatch(at -> at >= second + 25 && at <= second + 55);
    }
  }

  @Test
  void nothing_is_swept_where_nothing_was_destroyed() {
    assertThat(swept(200, List.of())).isEmpty();
  }
}
