package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.journey.service.facts.Longs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The Kaplan-Meier median, against published figures and cases worked out by hand. */
class SurvivalTest {

  private static Longs seen(String times) {
    Longs seen = new Longs();
    for (String time : times.split(" ")) {
      long at = Long.parseLong(time.replace("+", ""));
      seen.add(time.endsWith("+") ? Survival.censored(at) : Survival.event(at));
    }
    return seen;
  }

  @Test
  void freireichs_medians_are_23_and_8_weeks() {
    String treated = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
    assertThat(Survival.median(seen(treated))).isEqualTo(new Survival.Median(23, 6));
    String placebo = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";
    assertThat(Survival.median(seen(placebo))).isEqualTo(new Survival.Median(8, 12));
  }

  @Test
  void exactly_half_is_the_median() {
    assertThat(Survival.median(seen("1 2 3 4"))).isEqualTo(new Survival.Median(2, 3));
    assertThat(Survival.median(seen("1 1 1 2+ 2+ 2+ 3 3 9+ 9+ 9+ 9+")))
        .as("9/12 × 4/6, which no rounded product tells from a half")
        .isEqualTo(new Survival.Median(3, 6));
    assertThat(Survival.median(seen("1 1 1+ 5 6+ 7+ 0+")))
        .as("2/3 × 2/3 is less than a half")
        .isEqualTo(new Survival.Median(5, 3));
  }

  @Test
  void exactly_half_of_many_is_the_median() {
    Longs seen = new Longs();
    for (int i = 1; i <= 200_000; i++) {
      seen.add(Survival.event(i));
    }
    assertThat(Survival.median(seen)).isEqualTo(new Survival.Median(100_000, 100_001));
    seen.add(Survival.event(200_001));
    assertThat(Survival.median(seen)).isEqualTo(new Survival.Median(100_001, 100_001));
    seen.add(Survival.event(-1));
    seen.add(Survival.censored(-1));
    assertThat(Survival.median(seen))
        .as("one more who left, and one who was seen no more, change the half")
        .isEqualTo(new Survival.Median(100_001, 100_001));
  }

  /** The same by whole fractions, which need no bounds. */
  @Test
  void it_is_what_the_product_of_the_fractions_says() {
    for (long seed = 1; seed <= 2_000; seed++) {
      Random random = new Random(seed);
      int size = 1 + random.nextInt(60);
      Longs seen = new Longs();
      for (int i = 0; i < size; i++) {
        long time = random.nextInt(1 + random.nextInt(40));
        seen.add(random.nextInt(3) == 0 ? Survival.censored(time) : Survival.event(time));
      }
      Survival.Median naive = naive(seen);
      assertThat(Survival.median(seen)).as("seed %d", seed).isEqualTo(naive);
    }
  }

  private static Survival.@Nullable Median naive(Longs seen) {
    BigInteger left = BigInteger.ONE;
    BigInteger of = BigInteger.ONE;
    for (long time = 0; time < 40; time++) {
      int atRisk = 0;
      int events = 0;
      for (int i = 0; i < seen.size(); i++) {
        atRisk += seen.get(i) >> 1 >= time ? 1 : 0;
        events += seen.get(i) == Survival.event(time) ? 1 : 0;
      }
      left = left.multiply(BigInteger.valueOf(atRisk - events));
      of = of.multiply(BigInteger.valueOf(Math.max(atRisk, 1)));
      if (events > 0 && left.multiply(BigInteger.TWO).compareTo(of) <= 0) {
        return new Survival.Median(time, atRisk);
      }
      if (atRisk == 0) {
        return null;
      }
    }
    return null;
  }

  @Test
  void events_come_before_those_censored_at_the_same_time() {
    assertThat(Survival.median(seen("5+ 5"))).isEqualTo(new Survival.Median(5, 2));
  }

  @Test
  void there_is_none_while_more_than_half_survive() {
    assertThat(Survival.median(seen("1 2+ 3+"))).isNull();
    assertThat(Survival.median(new Longs())).isNull();
  }

  @Test
  void times_before_the_start_count_too() {
    assertThat(Survival.median(seen("-3 -2 4+"))).isEqualTo(new Survival.Median(-2, 2));
  }
}
