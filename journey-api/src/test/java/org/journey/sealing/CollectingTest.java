package org.journey.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When memory is collected, by a clock that the test turns. */
class CollectingTest {

  /** Any: such clocks may begin below zero. */
  private static final long BEGIN = -Duration.ofSeconds(30).toNanos();

  private final List<Long> collected = new ArrayList<>();
  private final Connections connections = new Connections();
  private long second;
  private final Collecting collecting =
      new Collecting(
          connections,
          () -> BEGIN + Duration.ofSeconds(second).toNanos(),
          () -> collected.add(second),
          0);

  /** Connections of which one may take long. */
  private static final class Connections implements Leftovers {

    private boolean letGo;
    private boolean busy;

    @Override
    public void letGo() {
      letGo = true;
    }

    @Override
    public boolean gone() {
      return !busy;
    }

    @Override
    public void keepAgain() {
      letGo = false;
    }
  }

  private void run(long until, List<Long> destroyed) throws InterruptedException {
    for (second = 0; second <= until; second++) {
      if (destroyed.contains(second)) {
        collecting.forgotten();
      }
      collecting.look();
    }
  }

  @Test
  void once_for_one_when_what_was_being_answered_is_out() throws InterruptedException {
    run(40, List.of(3L));
    assertThat(collected).isEmpty();
    assertThat(connections.letGo).isTrue();
    run(200, List.of(3L));
    assertThat(collected).hasSize(1);
    assertThat(connections.letGo).isFalse();
  }

  @Test
  void of_many_that_follow_each_other_each_in_time_and_not_each_by_itself()
      throws InterruptedException {
    List<Long> destroyed = new ArrayList<>();
    for (long at = 0; at < 300; at += 4) {
      destroyed.add(at);
    }
    run(400, destroyed);
    assertThat(collected).hasSizeLessThan(30);
    for (long at : destroyed) {
      assertThat(collected)
          .as("after %d", at)
          .anyMatch(when -> when >= at + 33 && when < at + KeyNews.CLEAN_WITHIN.toSeconds());
    }
  }

  @Test
  void once_more_when_what_took_longer_has_ended() throws InterruptedException {
    connections.busy = true;
    run(100, List.of(0L));
    assertThat(collected).containsExactly(45L);
    assertThat(connections.letGo).isTrue();
    connections.busy = false;
    collecting.look();
    assertThat(collected).hasSize(2);
    assertThat(connections.letGo).isFalse();
  }

  @Test
  void never_where_nothing_was_destroyed() throws InterruptedException {
    run(200, List.of());
    assertThat(collected).isEmpty();
  }
}
