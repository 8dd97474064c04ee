package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A process ends in time, in order, whatever hangs. */
class ShutdownTest {

  private final List<String> ended = new CopyOnWriteArrayList<>();

  @Test
  void the_application_ends_before_what_it_stands_on() {
    try (Shutdown shutdown = new Shutdown()) {
      shutdown.<AutoCloseable>last(() -> ended.add("ground"));
      shutdown.<AutoCloseable>first(() -> ended.add("application"));
    }
    assertThat(ended).containsExactly("application", "ground");
  }

  @Test
  void what_hangs_is_left_behind() {
    CountDownLatch never = new CountDownLatch(1);
    try (Shutdown shutdown = new Shutdown(Duration.ofMillis(50), Duration.ofMinutes(1))) {
      shutdown.<AutoCloseable>last(() -> ended.add("ground"));
      shutdown.<AutoCloseable>first(never::await);
    }
    never.countDown();
    assertThat(ended).containsExactly("ground");
  }
}
