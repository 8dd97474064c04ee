package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.cohort.PetriNet.Transition;
import org.journey.cohort.TokenReplay.Tokens;
import org.journey.model.StageModels;
import org.junit.jupiter.api.Test;

/** Replay on nets. */
class TokenReplayTest {

  /** a, then b and c in any order, then d. */
  private static final PetriNet PARALLEL =
      new PetriNet(
          6,
          List.of(
              new Transition("a", List.of(0), List.of(1, 2)),
              new Transition("b", List.of(1), List.of(3)),
              new Transition("c", List.of(2), List.of(4)),
              new Transition("d", List.of(3, 4), List.of(5))),
          List.of(1, 0, 0, 0, 0, 0),
          List.of(0, 0, 0, 0, 0, 1));

  private static final PetriNet STAGES = PetriNet.of(StageModels.defaultModel());

  private static Tokens replay(PetriNet net, String... trace) {
    return TokenReplay.of(net, List.of(trace));
  }

  @Test
  void the_published_traces_have_their_fitness() {
    assertThat(replay(PARALLEL, "a", "b", "c", "d").fitness(6)).isEqualByComparingTo("1");
    assertThat(replay(PARALLEL, "a", "c", "b", "d").fitness(6)).isEqualByComparingTo("1");
    Tokens without = replay(PARALLEL, "a", "b", "d");
    assertThat(without).isEqualTo(new Tokens(5, 5, 1, 1));
    assertThat(without.fitness(6)).isEqualByComparingTo("0.8");
  }

  @Test
  void what_a_net_lacks_is_passed_over() {
    assertThat(replay(PARALLEL, "a", "x", "b", "c", "d").fitness(6)).isEqualByComparingTo("1");
  }

  @Test
  void every_beginning_of_the_order_is_a_proper_end() {
    assertThat(replay(STAGES).fitness(6)).isEqualByComparingTo("1");
    assertThat(replay(STAGES, "1").fitness(6)).isEqualByComparingTo("1");
    assertThat(replay(STAGES, "1", "2", "3").fitness(6)).isEqualByComparingTo("1");
    assertThat(replay(STAGES, "1", "2", "3", "4", "5").fitness(6)).isEqualByComparingTo("1");
  }

  @Test
  void the_first_stage_may_be_passed_over() {
    assertThat(replay(STAGES, "2").fitness(6)).isEqualByComparingTo("1");
    assertThat(replay(STAGES, "2", "3", "4").fitness(6)).isEqualByComparingTo("1");
  }

  @Test
  void passing_over_another_is_a_deviation() {
    Tokens tokens = replay(STAGES, "1", "3");
    assertThat(tokens).isEqualTo(new Tokens(4, 4, 1, 1));
    assertThat(tokens.fitness(6)).isEqualByComparingTo("0.75");
  }

  @Test
  void another_order_is_one_too() {
    assertThat(replay(STAGES, "2", "1").fitness(6)).isLessThan(java.math.BigDecimal.ONE);
    assertThat(replay(STAGES, "1", "3", "2").fitness(6)).isLessThan(java.math.BigDecimal.ONE);
  }
}
