package org.journey.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.journey.interaction.Measures.Better;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.Items;
import org.journey.interaction.Measures.Mycaw;
import org.journey.interaction.Measures.Ons4;
import org.journey.interaction.Measures.Scored;
import org.journey.interaction.Measures.Swemwbs;
import org.journey.interaction.Measures.Ucla3;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {

  @Test
  void the_four_questions_of_ons4_are_scales_of_their_own_and_less_anxious_is_better() {
    assertThat(Scoring.scores(measured(Instrument.ONS4, new Ons4(6, 7, 8, 3))))
        .containsExactly(
            score("satisfaction", "6", Better.HIGHER),
            score("worthwhile", "7", Better.HIGHER),
            score("happy", "8", Better.HIGHER),
            score("anxious", "3", Better.LOWER));
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "satisfaction, 0, LOW", "satisfaction, 4, LOW", "worthwhile, 5, MEDIUM",
        "worthwhile, 6, MEDIUM",
    "happy, 7, HIGH", "happy, 8, HIGH", "happy, 9, VERY_HIGH", "happy, 10, VERY_HIGH",
    "anxious, 0, VERY_LOW", "anxious, 1, VERY_LOW", "anxious, 2, LOW", "anxious, 3, LOW",
    "anxious, 4, MEDIUM", "anxious, 5, MEDIUM", "anxious, 6, HIGH", "anxious, 10, HIGH"
  })
  void ons4_is_told_in_the_bands_of_the_office_for_national_statistics(
      String scale, BigDecimal value, Band band) {
    assertThat(Band.ofOns4(scale, value)).isEqualTo(Optional.of(band));
  }

  @Test
  void no_other_scale_has_bands() {
    assertThat(Band.ofOns4("score", BigDecimal.TEN)).isEmpty();
  }

  @ParameterizedTest(name = "raw {0} scores {1}")
  @CsvSource({
    "7, 7.00",
    "8, 9.51",
    "14, 15.32",
    "24, 21.54",
    "28, 25.03",
    "33, 30.70",
    "35, 35.00"
  })
  void swemwbs_is_scored_by_its_table(int raw, String score) {
    assertThat(Scoring.scores(measured(Instrument.SWEMWBS, swemwbs(raw))))
        .containsExactly(
            score("raw", Integer.toString(raw), Better.HIGHER),
            score("score", score, Better.HIGHER));
  }

  @Test
  void the_table_of_swemwbs_rises_with_every_raw_point() {
    BigDecimal last = BigDecimal.ZERO;
    for (int raw = 7; raw <= 35; raw++) {
      BigDecimal score =
          Scoring.scores(measured(Instrument.SWEMWBS, swemwbs(raw))).getLast().value();
      assertThat(score).as("raw " + raw).isGreaterThan(last);
      last = score;
    }
  }

  @Test
  void ucla3_is_the_sum_and_lower_is_better() {
    assertThat(Scoring.scores(measured(Instrument.UCLA3, new Ucla3(3, 2, 3))))
        .containsExactly(score("score", "8", Better.LOWER));
  }

  @Test
  void mycaw_compares_only_the_same_concern() {
    assertThat(Scoring.scores(measured(Instrument.MYCAW, new Mycaw(5, 4, 3, "sleep", "debt"))))
        .containsExactly(
            score("wellbeing", "4", Better.LOWER),
            score("concern:sleep", "5", Better.LOWER),
            score("concern:debt", "3", Better.LOWER));
    assertThat(Scoring.scores(measured(Instrument.MYCAW, new Mycaw(5, 4, null, "sleep", null))))
        .hasSize(2);
  }

  @Test
  void what_was_scored_elsewhere_says_itself_which_way_is_better() {
    WellbeingMeasured pam =
        measured(Instrument.SCORED, new Scored("pam", new BigDecimal("47.5"), Better.LOWER));
    assertThat(Scoring.instrument(pam)).isEqualTo("SCORED:pam");
    assertThat(Scoring.scores(pam)).containsExactly(score("score", "47.5", Better.LOWER));
    assertThat(Scoring.score(pam, "raw")).isNull();
  }

  @Test
  void an_improvement_is_a_rise_or_a_fall_as_the_scale_says() {
    BigDecimal five = new BigDecimal("5");
    assertThat(score("happy", "3", Better.HIGHER).improvementTo(five)).isEqualTo("2");
    assertThat(score("anxious", "3", Better.LOWER).improvementTo(five)).isEqualTo("-2");
  }

  private static Swemwbs swemwbs(int raw) {
    int[] items = {1, 1, 1, 1, 1, 1, 1};
    for (int rest = raw - 7, i = 0; rest > 0; rest--, i = (i + 1) % 7) {
      items[i]++;
    }
    return new Swemwbs(items[0], items[1], items[2], items[3], items[4], items[5], items[6]);
  }

  private static WellbeingMeasured measured(Instrument instrument, Items items) {
    return new WellbeingMeasured(instrument, items, null);
  }

  private static Score score(String scale, String value, Better better) {
    return new Score(scale, new BigDecimal(value), better);
  }
}
