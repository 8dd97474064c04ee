package org.journey.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Given.journey;
import static org.journey.given.Told.satisfaction;

import java.math.BigDecimal;
import java.util.List;
import org.journey.interaction.Measures.Better;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.Items;
import org.journey.interaction.Measures.Mycaw;
import org.journey.interaction.Measures.Scored;
import org.journey.interaction.Measures.Swemwbs;
import org.journey.interaction.Measures.Ucla3;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Wellbeing over time (journey-state.md, measures.md):")
class MeasureSeriesTest {

  @Test
  void series_are_in_the_contracts_order_whatever_was_measured_first() {
    List<MeasureSeries> series =
        journey()
            .at("2026-02-01", scored("star", "3"))
            .at("2026-02-02", scored("pam", "47.5"))
            .at("2026-02-03", measured(Instrument.MYCAW, new Mycaw(4, 3, 5, "sleep", "debt")))
            .at("2026-02-04", measured(Instrument.UCLA3, new Ucla3(1, 2, 3)))
            .at("2026-02-05", measured(Instrument.SWEMWBS, new Swemwbs(3, 3, 3, 3, 4, 4, 4)))
            .at("2026-02-06", satisfaction(4))
            .state()
            .wellbeing();
    assertThat(series)
        .extracting(each -> each.instrument() + " " + each.scale())
        .containsExactly(
            "ONS4 satisfaction",
            "ONS4 worthwhile",
            "ONS4 happy",
            "ONS4 anxious",
            "SWEMWBS raw",
            "SWEMWBS score",
            "UCLA3 score",
            "MYCAW wellbeing",
            "MYCAW concern:debt",
            "MYCAW concern:sleep",
            "SCORED:pam score",
            "SCORED:star score");
  }

  @Test
  void change_is_latest_less_baseline_exactly() {
    MeasureSeries pam =
        journey()
            .at("2026-03-01", scored("pam", "0.3"))
            .at("2026-02-01", scored("pam", "0.1"))
            .at("2026-02-15", scored("pam", "7"))
            .state()
            .wellbeing()
            .getFirst();
    assertThat(pam.measurements()).isEqualTo(3);
    assertThat(pam.baseline()).isEqualTo("0.1");
    assertThat(pam.latest()).isEqualTo("0.3");
    assertThat(pam.change()).isEqualTo("0.2");
  }

  @Test
  void one_measurement_is_its_own_baseline() {
    MeasureSeries satisfaction =
        journey().at("2026-03-01", satisfaction(6)).state().wellbeing().getFirst();
    assertThat(satisfaction.measurements()).isEqualTo(1);
    assertThat(satisfaction.change()).isEqualTo("0");
  }

  private static WellbeingMeasured scored(String name, String score) {
    return measured(Instrument.SCORED, new Scored(name, new BigDecimal(score), Better.HIGHER));
  }

  private static WellbeingMeasured measured(Instrument instrument, Items items) {
    return new WellbeingMeasured(instrument, items, null);
  }
}
