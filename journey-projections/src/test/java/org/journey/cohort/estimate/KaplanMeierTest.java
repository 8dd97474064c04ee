package org.journey.cohort.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.journey.cohort.estimate.SurvivalCurve.Row;
import org.journey.service.Survival;
import org.journey.service.facts.Longs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The product-limit estimate, with its limits. */
class KaplanMeierTest {

  private static Row at(SurvivalCurve curve, long time) {
    return curve.rows().stream().filter(row -> row.time() == time).findFirst().orElseThrow();
  }

  @Test
  void freireichs_trial_has_the_published_curve() {
    SurvivalCurve curve = KaplanMeier.of(Times.of(Times.TREATED), 1);
    String[][] published = {
      {"6", "0.857143", "0.076360"},
      {"7", "0.806723", "0.086935"},
      {"10", "0.752941", "0.096350"},
      {"13", "0.690196", "0.106815"},
      {"16", "0.627451", "0.114054"},
      {"22", "0.537815", "0.128234"},
      {"23", "0.448179", "0.134591"}
    };
    for (String[] row : published) {
      Row told = at(curve, Long.parseLong(row[0]));
      assertThat(told.survival()).isEqualTo(new BigDecimal(row[1]));
      assertThat(told.standardError()).isEqualTo(new BigDecimal(row[2]));
    }
    assertThat(at(curve, 6).lower()).isEqualTo("0.719817");
    assertThat(at(curve, 6).upper()).isEqualTo("1.000000");
    assertThat(at(curve, 23).lower()).isEqualTo("0.248788");
    assertThat(at(curve, 23).upper()).isEqualTo("0.807372");
    assertThat(curve.n()).isEqualTo(21);
    assertThat(curve.events()).isEqualTo(9);
    assertThat(at(curve, 10))
        .extracting(Row::atRisk, Row::events, Row::censored)
        .containsExactly(15, 1, 1);
  }

  /** As R's survfit tells them of the same trial. */
  @Test
  void its_medians_are_23_from_16_and_8_from_4_to_12_weeks() {
    SurvivalCurve treated = KaplanMeier.of(Times.of(Times.TREATED), 1);
    assertThat(treated.median()).isEqualTo(23);
    assertThat(treated.medianLower()).isEqualTo(16);
    assertThat(treated.medianUpper()).isNull();
    SurvivalCurve placebo = KaplanMeier.of(Times.of(Times.PLACEBO), 1);
    assertThat(placebo.median()).isEqualTo(8);
    assertThat(placebo.medianLower()).isEqualTo(4);
    assertThat(placebo.medianUpper()).isEqualTo(12);
  }

  @Test
  void of_nobody_there_is_no_curve() {
    SurvivalCurve curve = KaplanMeier.of(new Longs(), 1);
    assertThat(curve).isEqualTo(new SurvivalCurve(0, 0, java.util.List.of(), null, null, null));
  }

  @Test
  void one_person_who_comes_to_the_event_leaves_nobody() {
    SurvivalCurve curve = KaplanMeier.of(Times.of("5"), 1);
    assertThat(curve.median()).isEqualTo(5);
    assertThat(curve.rows()).hasSize(1);
    Row row = curve.rows().getFirst();
    assertThat(row.survival()).isEqualByComparingTo("0");
    assertThat(row.standardError()).isNull();
    assertThat(row.lower()).isNull();
    assertThat(row.upper()).isNull();
  }

  @Test
  void where_all_are_censored_all_survive() {
    SurvivalCurve curve = KaplanMeier.of(Times.of("1+ 3+ 3+"), 1);
    assertThat(curve.events()).isZero();
    assertThat(curve.median()).isNull();
    assertThat(curve.rows())
        .extracting(Row::survival)
        .allMatch(one -> one.compareTo(BigDecimal.ONE) == 0);
    assertThat(curve.rows()).extracting(Row::standardError).allMatch(zero -> zero.signum() == 0);
    assertThat(curve.rows()).extracting(Row::censored).containsExactly(1, 2);
  }

  @Test
  void rows_in_larger_units_tell_the_same_curve_at_their_ends() {
    for (long seed = 1; seed <= 300; seed++) {
      Longs values = Times.random(new Random(seed), 1 + (int) seed % 40, 30);
      SurvivalCurve fine = KaplanMeier.of(values, 1);
      SurvivalCurve coarse = KaplanMeier.of(values, 7);
      for (Row row : coarse.rows()) {
        Row last =
            fine.rows().stream()
                .filter(each -> each.time() <= 7 * row.time())
                .reduce((before, after) -> after)
                .orElseThrow();
        assertThat(row.survival()).as("seed %d", seed).isEqualTo(last.survival());
        assertThat(row.lower()).isEqualTo(last.lower());
      }
      assertThat(coarse.rows().stream().mapToInt(row -> row.events() + row.censored()).sum())
          .isEqualTo(values.size());
    }
  }

  @Test
  void it_is_what_the_formulae_say_of_random_times() {
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      Longs values = Times.random(random, random.nextInt(60), 1 + random.nextInt(40));
      SurvivalCurve curve = KaplanMeier.of(values, 1);
      for (Row row : curve.rows()) {
        double survival = 1;
        double sum = 0;
        for (long time = -2; time <= row.time(); time++) {
          int atRisk = 0;
          int events = 0;
          for (int i = 0; i < values.size(); i++) {
            atRisk += Times.time(values, i) >= time ? 1 : 0;
            events += Times.isEvent(values, i) && Times.time(values, i) == time ? 1 : 0;
          }
          if (events > 0) {
            survival *= 1 - (double) events / atRisk;
            sum += (double) events / atRisk / (atRisk - events);
          }
        }
        String seeded = "seed " + seed + " at " + row.time();
        near(row.survival(), survival, seeded);
        boolean none = row.survival().signum() == 0;
        near(row.standardError(), none ? null : survival * Math.sqrt(sum), seeded);
        near(row.lower(), none ? null : survival * Math.exp(-1.959963985 * Math.sqrt(sum)), seeded);
        near(
            row.upper(),
            none ? null : Math.min(1, survival * Math.exp(1.959963985 * Math.sqrt(sum))),
            seeded);
      }
      Survival.Median median = Survival.median(values);
      assertThat(curve.median()).isEqualTo(median == null ? null : median.time());
    }
  }

  private static void near(@Nullable BigDecimal told, @Nullable Double naive, String seeded) {
    if (naive == null) {
      assertThat(told).as(seeded).isNull();
    } else {
      assertThat(told)
          .as(seeded)
          .isNotNull()
          .isCloseTo(BigDecimal.valueOf(naive), within(new BigDecimal("0.000001")));
    }
  }
}
