package org.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Given.instant;
import static org.journey.given.Given.journey;
import static org.journey.given.Told.anxious;
import static org.journey.given.Told.satisfaction;
import static org.journey.stage.EvidenceTest.enteredAt;
import static org.journey.stage.EvidenceTest.evidence;

import java.math.BigDecimal;
import org.journey.given.Given;
import org.journey.interaction.Measures.Better;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.Items;
import org.journey.interaction.Measures.Mycaw;
import org.journey.interaction.Measures.Scored;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An improvement that lasts (stage-model.md, sustained):")
class SustainedImprovementTest {

  private static String rule(String instrument, String scale, String improvement, int days) {
    return "event: wellbeing-measured, subTheme: a, sustained: {instrument: '"
        + instrument
        + "', scale: '"
        + scale
        + "', improvement: "
        + improvement
        + ", apartDays: "
        + days
        + "}";
  }

  private static final String SATISFACTION = rule("ONS4", "satisfaction", "1", 28);

  @Test
  void it_needs_the_baseline_and_two_improved_measurements_far_enough_apart() {
    Given given =
        journey()
            .at("2026-02-01", satisfaction(4))
            .at("2026-03-01", satisfaction(5))
            .at("2026-03-28", satisfaction(6));
    assertThat(evidence(given.under(SATISFACTION))).isZero();
    assertThat(enteredAt(given.at("2026-03-29", satisfaction(5)).under(SATISFACTION)))
        .isEqualTo(instant("2026-03-29"));
  }

  @Test
  void the_days_are_24_hours_each_and_the_bound_is_included() {
    Given given =
        journey().at("2026-02-01", satisfaction(4)).at("2026-03-01T10:00:00Z", satisfaction(5));
    assertThat(
            evidence(given.at("2026-03-29T09:59:59.999999Z", satisfaction(5)).under(SATISFACTION)))
        .isZero();
    assertThat(evidence(given.at("2026-03-29T10:00:00Z", satisfaction(5)).under(SATISFACTION)))
        .isEqualTo(1);
  }

  @Test
  void every_measurement_between_the_two_is_improved_as_well() {
    Given given =
        journey()
            .at("2026-02-01", satisfaction(4))
            .at("2026-03-01", satisfaction(6))
            .at("2026-03-15", satisfaction(4))
            .at("2026-04-15", satisfaction(6));
    assertThat(evidence(given.under(SATISFACTION))).isZero();
    assertThat(evidence(given.at("2026-05-20", satisfaction(6)).under(SATISFACTION))).isEqualTo(1);
  }

  @Test
  void better_is_at_least_the_improvement_over_the_first_measurement() {
    Given given =
        journey()
            .at("2026-02-01", satisfaction(4))
            .at("2026-03-01", satisfaction(5))
            .at("2026-05-01", satisfaction(5));
    assertThat(evidence(given.under(rule("ONS4", "satisfaction", "1.0", 28)))).isEqualTo(1);
    assertThat(evidence(given.under(rule("ONS4", "satisfaction", "1.01", 28)))).isZero();
  }

  @Test
  void less_is_better_on_scales_so_marked() {
    Given given =
        journey()
            .at("2026-02-01", anxious(8))
            .at("2026-03-01", anxious(6))
            .at("2026-05-01", anxious(6));
    assertThat(evidence(given.under(rule("ONS4", "anxious", "2", 28)))).isEqualTo(1);
    assertThat(evidence(given.under(rule("ONS4", "happy", "2", 28)))).isZero();
  }

  @Test
  void another_measurement_is_needed_though_no_days_lie_between() {
    Given given = journey().at("2026-02-01", satisfaction(4)).at("2026-03-01", satisfaction(5));
    String atOnce = rule("ONS4", "satisfaction", "1", 0);
    assertThat(evidence(given.under(atOnce))).isZero();
    assertThat(evidence(given.at("2026-03-01", satisfaction(5)).under(atOnce))).isEqualTo(1);
  }

  @Test
  void measurements_without_the_scale_are_passed_over() {
    Given given =
        journey()
            .at("2026-02-01", mycaw(6, "sleep"))
            .at("2026-02-15", mycaw(6, "debt"))
            .at("2026-03-01", mycaw(4, "sleep"))
            .at("2026-03-15", mycaw(6, "debt"))
            .at("2026-05-01", mycaw(4, "sleep"));
    assertThat(enteredAt(given.under(rule("MYCAW", "concern:sleep", "1", 28))))
        .isEqualTo(instant("2026-05-01"));
  }

  @Test
  void for_what_was_scored_elsewhere_the_baseline_says_which_way_is_better() {
    Given given =
        journey()
            .at("2026-02-01", scored("pam", "40.5", Better.HIGHER))
            .at("2026-02-02", scored("star", "1", Better.HIGHER))
            .at("2026-03-01", scored("pam", "41", Better.LOWER))
            .at("2026-05-01", scored("pam", "41", Better.LOWER));
    assertThat(evidence(given.under(rule("SCORED:pam", "score", "0.5", 28)))).isEqualTo(1);
    assertThat(evidence(given.under(rule("SCORED:star", "score", "0.5", 28)))).isZero();
  }

  @Test
  void measures_alone_enter_no_stage_of_the_studys_model() {
    StageProgress progress =
        journey()
            .at("2026-02-01", satisfaction(4))
            .at("2026-03-01", satisfaction(7))
            .at("2026-05-01", satisfaction(8))
            .state()
            .stageProgress();
    assertThat(progress.stages().getLast().evidenceCount()).isEqualTo(1);
    assertThat(progress.stages().getLast().entrance()).isNull();
    assertThat(progress.reached()).isEmpty();
  }

  private static WellbeingMeasured mycaw(int concern, String id) {
    return measured(Instrument.MYCAW, new Mycaw(concern, 3, null, id, null));
  }

  private static WellbeingMeasured scored(String name, String score, Better better) {
    return measured(Instrument.SCORED, new Scored(name, new BigDecimal(score), better));
  }

  private static WellbeingMeasured measured(Instrument instrument, Items items) {
    return new WellbeingMeasured(instrument, items, null);
  }
}
