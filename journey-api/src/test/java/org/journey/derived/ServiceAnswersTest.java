package org.journey.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.journey.problem.ProblemType;
import org.journey.web.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers are worked out once, for however long that takes, and kept for a while. */
class ServiceAnswersTest {

  private static final long MEGABYTE = 1 << 20;

  private final AtomicLong nanos = new AtomicLong();
  private final ServiceAnswers answers = new ServiceAnswers(nanos::get);
  private final AtomicInteger begun = new AtomicInteger();

  @AfterEach
  void close() {
    answers.close();
  }

  private record Some(int number, boolean whole, long bytes) implements ServiceAnswers.Made {}

  private int ask(Object question, boolean whole, long bytes) {
    return answers
        .answer("north", question, () -> new Some(begun.incrementAndGet(), whole, bytes))
        .orElseThrow()
        .number();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void so_many_wait_and_no_more() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(ServiceAnswers.MOST_WAITING);
    Supplier<Some> slow =
        () -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Some(begun.incrementAndGet(), true, 1);
        };
    for (int i = 0; i < ServiceAnswers.MOST_WAITING; i++) {
      int question = i;
      Thread.startVirtualThread(
          () -> {
            asked.countDown();
            answers.answer("north", question, slow);
          });
    }
    asked.await();

    long until = System.nanoTime() + Duration.ofSeconds(4).toNanos();
    boolean refused = false;
    for (int one = 0; !refused && System.nanoTime() < until; one++) {
      refused = isRefused("one more " + one);
    }
    assertThat(refused).isTrue();
    end.countDown();

    assertThat(ask(0, true, 1)).as("those who wait are answered").isPositive();
  }

  /** Told at once; what is not refused waits, and there is one less place. */
  private boolean isRefused(Object question) {
    AtomicBoolean refused = new AtomicBoolean();
    Thread asking =
        Thread.startVirtualThread(
            () -> {
              try {
                answers.answer("north", question, () -> new Some(begun.incrementAndGet(), true, 1));
              } catch (Refusal e) {
                refused.set(e.problem().type() == ProblemType.UNAVAILABLE);
              }
            });
    try {
      asking.join(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return refused.get();
  }

  @Test
  void what_takes_longer_than_answers_are_kept_is_not_begun_again() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Supplier<Some> slow =
        () -> {
          int number = begun.incrementAndGet();
          working.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Some(number, true, 1);
        };
    Thread first = Thread.startVirtualThread(() -> answers.answer("north", "slow", slow));
    working.await();
    pass(Duration.ofMinutes(20));
    for (int i = 0; i < 100; i++) {
      assertThat(ask(i, true, MEGABYTE)).isEqualTo(2 + i);
    }
    begun.set(1);
    Thread second = Thread.startVirtualThread(() -> answers.answer("north", "slow", slow));
    first.join(Duration.ofMillis(50));
    end.countDown();
    first.join();
    second.join();

    assertThat(answers.answer("north", "slow", slow).map(Some::number)).isEqualTo(Optional.of(1));
    assertThat(begun).hasValue(1);
    pass(Duration.ofMinutes(9));
    assertThat(answers.answer("north", "slow", slow).map(Some::number))
        .as("its ten minutes begin when it is done")
        .isEqualTo(Optional.of(1));
    pass(Duration.ofMinutes(2));
    assertThat(answers.answer("north", "slow", slow).map(Some::number)).isEqualTo(Optional.of(2));
  }

  /** Who hears an answer the moment it is there, and asks again at once, has the same one. */
  @Test
  void an_answer_just_given_is_not_begun_again_by_who_asks_at_once() {
    for (int i = 0; i < 20_000; i++) {
      String question = "question " + i;
      begun.set(0);
      for (int again = 0; again < 4; again++) {
        assertThat(ask(question, true, 1))
            .as("%s, asked the %d. time", question, again)
            .isEqualTo(1);
      }
    }
  }

  @Test
  void what_lacks_something_is_kept_only_until_who_was_told_to_come_again_has_come() {
    assertThat(ask("lacking", false, 1)).isEqualTo(1);
    pass(Duration.ofSeconds(14));
    assertThat(ask("lacking", false, 1)).isEqualTo(1);
    pass(Duration.ofSeconds(2));
    assertThat(ask("lacking", true, 1)).isEqualTo(2);
    pass(Duration.ofMinutes(9));
    assertThat(ask("lacking", true, 1)).isEqualTo(2);
  }

  @Test
  void a_failure_is_told_and_then_tried_again() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  answers.<Some>answer(
                      "north",
                      "bad",
                      () -> {
                        throw new IllegalStateException("no " + begun.incrementAndGet());
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(begun).hasValue(2);
  }

  @Test
  void the_newest_is_not_given_up_for_what_was_asked_for_more_often() {
    for (int again = 0; again < 20; again++) {
      for (int i = 0; i < 60; i++) {
        ask(i, true, MEGABYTE);
      }
    }
    assertThat(begun).as("all of them fit").hasValue(60);
    for (int i = 0; i < 20; i++) {
      assertThat(ask("new " + i, true, 20 * MEGABYTE)).isEqualTo(61 + i);
      assertThat(ask("new " + i, true, 20 * MEGABYTE)).isEqualTo(61 + i);
    }
    assertThat(ask(0, true, MEGABYTE)).as("given up, as there is only so much room").isEqualTo(81);
  }

  @Test
  void what_is_larger_than_all_that_is_kept_is_kept_all_the_same() {
    assertThat(ask("giant", true, 1_000 * MEGABYTE)).isEqualTo(1);
    assertThat(ask("giant", true, 1_000 * MEGABYTE)).isEqualTo(1);
  }
}
