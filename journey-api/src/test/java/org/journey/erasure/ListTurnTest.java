package org.journey.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.journey.log.LogUnavailable;
import org.junit.jupiter.api.Test;

/** A disk that does not answer keeps one thread, and nobody who asks. */
class ListTurnTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final Queue<String> done = new ConcurrentLinkedQueue<>();

  @Test
  void who_waits_for_what_stands_still_is_told_and_leaves_nothing_behind() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    try (ListTurn turn = new ListTurn();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> told = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        told.add(
            callers.submit(
                () ->
                    assertThatThrownBy(() -> turn.run(() -> write(disk), Duration.ofMillis(100)))
                        .isInstanceOf(TimeoutException.class)));
      }
      for (Future<?> one : told) {
        one.get();
      }
      assertThat(done).isEmpty();

      disk.countDown();

      turn.run(() -> done.add("next"), LONG);
      assertThat(done).containsExactly("written", "next");
    }
  }

  private void write(CountDownLatch disk) {
    try {
      disk.await();
      done.add("written");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_it_threw_is_told_to_who_waits_and_the_next_is_done() throws Exception {
    try (ListTurn turn = new ListTurn()) {
      LogUnavailable full = new LogUnavailable("the disk is full", null);
      assertThatThrownBy(
              () ->
                  turn.run(
                      () -> {
                        throw full;
                      },
                      LONG))
          .isSameAs(full);
      turn.run(() -> done.add("next"), LONG);
      assertThat(done).containsExactly("next");
    }
  }

  @Test
  void who_comes_when_it_is_closed_is_told() {
    ListTurn turn = new ListTurn();
    turn.close();
    assertThatThrownBy(() -> turn.run(() -> done.add("never"), LONG))
        .isInstanceOf(LogUnavailable.class);
  }
}
