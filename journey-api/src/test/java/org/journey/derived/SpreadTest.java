package org.journey.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is given is taken once, or whoever gives is told. */
class SpreadTest {

  @Test
  void each_is_taken_by_one() {
    List<Integer> one = new ArrayList<>();
    List<Integer> other = new ArrayList<>();
    try (Spread<Integer> spread = new Spread<>(List.of(one::add, other::add))) {
      IntStream.range(0, 10_000).boxed().forEach(spread);
      spread.finish();
    }
    one.addAll(other);
    assertThat(one).hasSize(10_000).doesNotHaveDuplicates();
  }

  @Test
  void nothing_given_is_nothing_taken() {
    List<Integer> one = new ArrayList<>();
    try (Spread<Integer> spread = new Spread<>(List.of(one::add))) {
      spread.finish();
    }
    assertThat(one).isEmpty();
  }

  @Test
  void a_taker_that_fails_keeps_nobody_waiting_and_is_told() {
    Consumer<Integer> fails =
        number -> {
          throw new IllegalArgumentException("of a test");
        };
    try (Spread<Integer> spread = new Spread<>(List.of(fails, fails))) {
      IntStream.range(0, 10_000).boxed().forEach(spread);
      assertThatThrownBy(spread::finish).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
