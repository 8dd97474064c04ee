package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.journey.interaction.Measures.Better;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.Mycaw;
import org.journey.interaction.Measures.Scored;
import org.journey.interaction.Measures.Swemwbs;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes by instrument, worked out by hand. */
class InstrumentsTest {

  private static WellbeingMeasured swemwbs(int i6, int i7) {
    return new WellbeingMeasured(Instrument.SWEMWBS, new Swemwbs(3, 3, 3, 3, 3, i6, i7), null);
  }

  private static WellbeingMeasured concerns(
      int wellbeing, String id1, int concern1, @Nullable String id2, @Nullable Integer concern2) {
    return new WellbeingMeasured(
        Instrument.MYCAW, new Mycaw(concern1, wellbeing, concern2, id1, id2), null);
  }

  private static WellbeingMeasured scored(String score, Better better) {
    return new WellbeingMeasured(
        Instrument.SCORED, new Scored("phq9", new BigDecimal(score), better), null);
  }

  @Test
  void swemwbs_is_compared_raw_and_by_its_table() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", swemwbs(3, 3))
            .at("2026-04-02", swemwbs(3, 4))
            .journey("b", "2026-03-01")
            .at("2026-03-02", swemwbs(3, 4))
            .at("2026-04-02", swemwbs(3, 2));
    // Raw 21 to 22 and 22 to 20; by the table 19.25 to 19.98 and 19.98 to 18.59.
    String raw = "wellbeing.byInstrument.SWEMWBS.byScale.raw.";
    assertThat(service.value(raw + "meanChange")).isEqualTo("-0.5");
    assertThat(service.value(raw + "sdChange")).as("√4.5").isEqualTo("2.1213");
    String score = "wellbeing.byInstrument.SWEMWBS.byScale.score.";
    // 0.73 and -1.39: mean -0.33, √(2 × 1.06²) = 1.49907.
    assertThat(service.told(score + "meanChange")).isEqualTo("{\"value\":-0.33,\"n\":2}");
    assertThat(service.value(score + "sdChange")).isEqualTo("1.4991");
    assertThat(
            service.behind("wellbeing", "byInstrument.SWEMWBS.byScale.score.improved").journeys())
        .containsExactly("a");
    assertThat(service.behind("wellbeing", "byInstrument.SWEMWBS.byScale.score.worse").journeys())
        .containsExactly("b");
  }

  @Test
  void a_concern_is_compared_with_itself_in_whichever_place_it_stands() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", concerns(4, "sleep", 5, "money", 3))
            .at("2026-04-02", concerns(4, "money", 2, "sleep", 6))
            .journey("b", "2026-03-01")
            .at("2026-03-02", concerns(3, "sleep", 6, null, null))
            .at("2026-04-02", concerns(1, "pain", 1, null, null));
    // a: sleep 5 to 6, money 3 to 2; b: sleep and pain once each. Less is better.
    String concern = "wellbeing.byInstrument.MYCAW.byScale.concern.";
    assertThat(service.value(concern + "baseline")).isEqualTo("4");
    assertThat(service.value(concern + "paired")).isEqualTo("2");
    assertThat(service.value(concern + "completion")).isEqualTo("0.5");
    assertThat(service.told(concern + "meanChange")).isEqualTo("{\"value\":0,\"n\":2}");
    assertThat(service.value(concern + "improved")).isEqualTo("1");
    assertThat(service.value(concern + "worse")).isEqualTo("1");
    assertThat(service.value(concern + "same")).isEqualTo("0");
    String wellbeing = "wellbeing.byInstrument.MYCAW.byScale.wellbeing.";
    assertThat(service.value(wellbeing + "same")).isEqualTo("1");
    assertThat(service.value(wellbeing + "improved")).as("3 to 1").isEqualTo("1");
    assertThat(service.value(wellbeing + "meanChange")).isEqualTo("-1");
  }

  @Test
  void what_was_scored_elsewhere_is_better_as_it_says() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", scored("12", Better.LOWER))
            .at("2026-04-02", scored("9.50", Better.LOWER))
            .journey("b", "2026-03-01")
            .at("2026-03-02", scored("9", Better.LOWER))
            .at("2026-04-02", scored("9.0", Better.LOWER));
    String scale = "wellbeing.byInstrument.SCORED:phq9.byScale.score.";
    assertThat(service.value(scale + "improved")).isEqualTo("1");
    assertThat(service.value(scale + "same")).isEqualTo("1");
    assertThat(service.value(scale + "worse")).isEqualTo("0");
    assertThat(service.told(scale + "meanChange")).isEqualTo("{\"value\":-1.25,\"n\":2}");
  }
}
