package org.journey.cohort.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.journey.cohort.estimate.LogRank.Group;
import org.journey.service.facts.Longs;
import org.junit.jupiter.api.Test;

/** Whether groups come to an event alike. */
class LogRankTest {

  @Test
  void freireichs_groups_differ_as_published() {
    LogRank test = LogRank.of(List.of(Times.of(Times.TREATED), Times.of(Times.PLACEBO)));
    assertThat(test.chiSquare()).isEqualTo("16.792941");
    assertThat(test.degrees()).isEqualTo(1);
    assertThat(test.p()).isBetween(new BigDecimal("0.0000416"), new BigDecimal("0.0000418"));
    assertThat(test.groups()).extracting(Group::observed).containsExactly(9, 21);
    assertThat(test.groups().getFirst().expected())
        .isCloseTo(new BigDecimal("19.25"), within(new BigDecimal("0.01")));
  }

  @Test
  void which_group_comes_first_does_not_matter() {
    for (long seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      Longs a = Times.random(random, 20, 15);
      Longs b = Times.random(random, 20, 15);
      Longs c = Times.random(random, 20, 15);
      BigDecimal there = LogRank.of(List.of(a, b, c)).chiSquare();
      BigDecimal back = LogRank.of(List.of(c, b, a)).chiSquare();
      assertThat(there)
          .as("seed %d", seed)
          .isNotNull()
          .isCloseTo(back, within(new BigDecimal("0.000001")));
    }
  }

  /** Of two groups the statistic is the squared difference over its variance. */
  @Test
  void of_two_groups_it_is_what_the_formula_says() {
    for (long seed = 1; seed <= 300; seed++) {
      Random random = new Random(seed);
      Longs a = Times.random(random, 1 + random.nextInt(30), 12);
      Longs b = Times.random(random, 1 + random.nextInt(30), 12);
      double difference = 0;
      double variance = 0;
      for (long time = -2; time < 10; time++) {
        double inA = atRisk(a, time);
        double n = inA + atRisk(b, time);
        double d = events(a, time) + events(b, time);
        if (n > 0) {
          difference += events(a, time) - d * inA / n;
        }
        if (n > 1) {
          variance += d * (inA / n) * (1 - inA / n) * (n - d) / (n - 1);
        }
      }
      LogRank test = LogRank.of(List.of(a, b));
      if (variance < 1e-9) {
        assertThat(test.chiSquare()).as("seed %d", seed).isNull();
      } else {
        assertThat(test.chiSquare())
            .as("seed %d", seed)
            .isNotNull()
            .isCloseTo(
                BigDecimal.valueOf(difference * difference / variance),
                within(new BigDecimal("0.000002")));
      }
    }
  }

  private static int atRisk(Longs values, long time) {
    int count = 0;
    for (int i = 0; i < values.size(); i++) {
      count += Times.time(values, i) >= time ? 1 : 0;
    }
    return count;
  }

  private static int events(Longs values, long time) {
    int count = 0;
    for (int i = 0; i < values.size(); i++) {
      count += Times.isEvent(values, i) && Times.time(values, i) == time ? 1 : 0;
    }
    return count;
  }

  /** The tail of chi-square with two degrees is exp(-x / 2), which needs no table. */
  @Test
  void with_three_groups_there_are_two_degrees() {
    LogRank test =
        LogRank.of(List.of(Times.of("1 2 3 4 9+"), Times.of("3 5 5 7"), Times.of("6 8 8+ 9 9")));
    assertThat(test.degrees()).isEqualTo(2);
    BigDecimal chiSquare = java.util.Objects.requireNonNull(test.chiSquare());
    assertThat(test.p())
        .isNotNull()
        .isCloseTo(
            BigDecimal.valueOf(Math.exp(-chiSquare.doubleValue() / 2)),
            within(new BigDecimal("0.000001")));
  }

  @Test
  void without_two_groups_that_could_come_to_an_event_there_is_no_test() {
    assertThat(LogRank.of(List.of()).chiSquare()).isNull();
    assertThat(LogRank.of(List.of(Times.of("1 2 3"))).chiSquare()).isNull();
    assertThat(LogRank.of(List.of(Times.of("1+ 2+"), Times.of("3+"))).chiSquare()).isNull();
    LogRank late = LogRank.of(List.of(Times.of("5 6"), Times.of("1+ 2+")));
    assertThat(late.degrees()).as("the second was gone before anybody came to it").isZero();
    assertThat(late.p()).isNull();
  }

  @Test
  void groups_that_are_alike_do_not_differ() {
    LogRank test = LogRank.of(List.of(Times.of("1 2 3 4+"), Times.of("1 2 3 4+")));
    assertThat(test.chiSquare()).isEqualByComparingTo("0");
    assertThat(test.p()).isEqualByComparingTo("1");
  }
}
