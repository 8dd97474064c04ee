package org.journey.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Which topics are read when some may not be. */
class BarredTopicsTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final BarredTopics topics = new BarredTopics(Set.of("a", "b"), nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void the_others_are_read_without_one_until_it_is_tried_again() {
    assertThat(topics.readable()).containsExactlyInAnyOrder("a", "b");
    assertThat(topics.isTimeToTry()).isFalse();
    topics.bar(Set.of("a"));
    assertThat(topics.readable()).containsExactly("b");
    assertThat(topics.names()).containsExactly("a");
    pass(BarredTopics.PAUSE.minusNanos(1));
    assertThat(topics.readable()).containsExactly("b");
    assertThat(topics.isTimeToTry()).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(topics.isTimeToTry()).isTrue();
    assertThat(topics.readable()).containsExactlyInAnyOrder("a", "b");
    assertThat(topics.names()).isEmpty();
  }

  @Test
  void all_are_tried_when_none_would_be_left() {
    topics.bar(Set.of("a"));
    topics.bar(Set.of("b"));
    assertThat(topics.readable()).containsExactlyInAnyOrder("a", "b");
  }
}
