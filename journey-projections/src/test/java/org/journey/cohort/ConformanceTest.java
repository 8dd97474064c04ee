package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.journey.cohort.ConformanceResult.Inversion;
import org.journey.cohort.ConformanceResult.Path;
import org.journey.service.People;
import org.junit.jupiter.api.Test;

/** Conformance to the model's order. */
class ConformanceTest {

  private static ConformanceResult result(List<Member> members) {
    return Some.of(() -> new Conformance(Some.MODEL, People.AS_RECORDED), members).result();
  }

  @Test
  void order_and_fitness_of_a_few_journeys() {
    ConformanceResult result =
        result(
            List.of(
                Some.journey(1).build(),
                Some.entering(Some.entering(Some.journey(2), 1, 1), 2, 2).build(),
                Some.entering(Some.entering(Some.journey(3), 1, 1), 3, 2).build(),
                Some.entering(Some.entering(Some.journey(4), 2, 1), 1, 2).build()));
    assertThat(result.n()).isEqualTo(4);
    assertThat(result.inOrder()).isEqualTo(3);
    assertThat(result.entered()).isEqualTo(3);
    assertThat(result.enteredInOrder()).isEqualTo(2);
    assertThat(result.inversions()).containsExactly(new Inversion(1, 2, 1));
    // Of 2-1: both unseen steps, 2, then 1 from a place without a token.
    assertThat(result.paths())
        .extracting(path -> String.join("-", path.stages()))
        .containsExactly("", "1-2", "1-3", "2-1");
    assertThat(result.paths().get(2).fitness()).isEqualByComparingTo("0.75");
    assertThat(result.toJson().get("inOrder").get("share").decimalValue())
        .isEqualByComparingTo("0.75");
  }

  @Test
  void of_an_empty_cohort_nothing_is_said() {
    ConformanceResult result = result(List.of());
    assertThat(result.meanFitness()).isNull();
    assertThat(result.logFitness()).isNull();
    assertThat(result.paths()).isEmpty();
    assertThat(result.toJson().get("inOrder").get("share").isNull()).isTrue();
  }

  @Test
  void stages_entered_at_one_instant_are_in_order() {
    ConformanceResult result =
        result(List.of(Some.entering(Some.entering(Some.journey(1), 2, 3), 1, 3).build()));
    assertThat(result.inOrder()).isEqualTo(1);
    assertThat(result.meanFitness()).isEqualByComparingTo("1");
  }

  @Test
  void it_is_what_replaying_each_journey_says() {
    PetriNet net = PetriNet.of(Some.MODEL);
    for (long seed = 1; seed <= 20; seed++) {
      List<Member> members = Some.random(new Random(seed), 50);
      double sum = 0;
      double[] tokens = new double[4];
      int ordered = 0;
      for (Member member : members) {
        List<Integer> entered = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        entered.removeIf(stage -> !member.entered(stage));
        List<Integer> inTime = new ArrayList<>(entered);
        inTime.sort(Comparator.comparingLong(stage -> member.enteredAt[stage]));
        ordered += entered.equals(inTime) ? 1 : 0;
        TokenReplay.Tokens of =
            TokenReplay.of(net, inTime.stream().map(stage -> String.valueOf(stage + 1)).toList());
        sum +=
            0.5 * (1 - (double) of.missing() / of.consumed())
                + 0.5 * (1 - (double) of.remaining() / of.produced());
        tokens[0] += of.produced();
        tokens[1] += of.consumed();
        tokens[2] += of.missing();
        tokens[3] += of.remaining();
      }
      ConformanceResult result = result(members);
      assertThat(result.inOrder()).as("seed %d", seed).isEqualTo(ordered);
      Some.near(result.meanFitness(), sum / 50);
      Some.near(result.logFitness(), 1 - tokens[2] / tokens[1] / 2 - tokens[3] / tokens[0] / 2);
      assertThat(result.paths().stream().mapToLong(Path::count).sum()).isEqualTo(50);
    }
  }
}
