package org.journey.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who reads the archive takes turns, and stands back while people are served. */
@Timeout(30)
class CourtesyTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Courtesy courtesy = new Courtesy(2, nanos::get);

  /** Begins a part on a thread of its own; it is done when it is told. */
  private final class Part {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    courtesy.await();
                    begun.countDown();
                    end.await();
                    courtesy.done();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });

    boolean beginsWithin(long millis) throws InterruptedException {
      return begun.await(millis, TimeUnit.MILLISECONDS);
    }

    void end() throws InterruptedException {
      end.countDown();
      thread.join();
    }
  }

  @Test
  void as_many_parts_as_lanes_are_worked_on_while_nobody_is_served() throws InterruptedException {
    Part one = new Part();
    Part other = new Part();
    assertThat(one.beginsWithin(5_000)).isTrue();
    assertThat(other.beginsWithin(5_000)).isTrue();
    Part third = new Part();
    assertThat(third.beginsWithin(100)).isFalse();

    one.end();

    assertThat(third.beginsWithin(5_000)).isTrue();
    other.end();
    third.end();
  }

  @Test
  void one_part_at_a_time_is_worked_on_while_people_are_served() throws InterruptedException {
    courtesy.called();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));
    Part one = new Part();
    assertThat(one.beginsWithin(5_000)).isTrue();
    Part other = new Part();
    assertThat(other.beginsWithin(150)).isFalse();

    one.end();

    assertThat(other.beginsWithin(5_000)).isTrue();
    other.end();
  }

  @Test
  void the_more_calls_there_are_the_longer_it_stands_back() {
    assertThat(courtesy.pauses()).isEqualTo(2);
    for (int i = 0; i < 40; i++) {
      courtesy.called();
      courtesy.answered();
    }
    assertThat(courtesy.pauses()).isEqualTo(4);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(courtesy.pauses()).as("those of the last second count").isEqualTo(4);
    for (int i = 0; i < 1_000; i++) {
      courtesy.called();
      courtesy.answered();
    }
    assertThat(courtesy.pauses()).isEqualTo(8);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertThat(courtesy.pauses()).isEqualTo(2);
  }

  @Test
  void for_a_while_after_an_answer_another_call_is_expected() throws InterruptedException {
    courtesy.called();
    courtesy.answered();
    Part one = new Part();
    assertThat(one.beginsWithin(5_000)).isTrue();
    Part other = new Part();
    assertThat(other.beginsWithin(150)).isFalse();
    one.end();
    other.end();
  }

  @Test
  void a_while_after_the_last_answer_all_lanes_are_back() throws InterruptedException {
    courtesy.called();
    courtesy.answered();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
    Part one = new Part();
    Part other = new Part();

    assertThat(one.beginsWithin(5_000)).isTrue();
    assertThat(other.beginsWithin(5_000)).isTrue();
    one.end();
    other.end();
  }
}
