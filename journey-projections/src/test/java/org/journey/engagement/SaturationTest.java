package org.journey.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Given.instant;
import static org.journey.given.Given.journey;
import static org.journey.given.Told.coded;
import static org.journey.given.Told.coding;
import static org.journey.given.Told.experienced;
import static org.journey.given.Told.finding;
import static org.journey.given.Told.reflection;
import static org.journey.given.Told.session;
import static org.journey.given.Told.support;

import java.util.List;
import java.util.Map;
import org.journey.engagement.Saturation.Row;
import org.journey.engagement.Saturation.State;
import org.journey.engagement.Saturation.Why;
import org.journey.given.Given;
import org.journey.interaction.Support.Service;
import org.journey.interaction.Support.SupportKind;
import org.journey.interaction.Telling.Tense;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Saturation of engagement (engagement.md):")
class SaturationTest {

  private static final Map<String, String> CODES = Map.of("level", "CODE");

  @Test
  void a_finding_belongs_to_the_first_unit_that_ends_at_or_after_its_place() {
    Saturation saturation =
        journey()
            .at("2026-02-01", session("cafe"))
            .at("2026-02-10", reflection(experienced("self-and-others")))
            .at("2026-02-20", reflection())
            .at("2026-03-01", support(SupportKind.PERSONALISED, Service.ADVOCACY))
            .state()
            .saturation();
    assertThat(saturation.curve())
        .containsExactly(
            new Row(
                1,
                instant("2026-02-10"),
                List.of("sub-theme:purposeful-activity", "sub-theme:self-and-others"),
                2),
            new Row(2, instant("2026-02-20"), List.of(), 2));
    assertThat(saturation.findings()).isEqualTo(2);
    assertThat(saturation.pending()).isEqualTo(1);
    assertThat(saturation.breadth())
        .extracting(Row::found)
        .containsExactly(List.of("SOCIAL"), List.of());
  }

  @Test
  void at_one_instant_the_sequence_decides_what_a_unit_still_holds() {
    Saturation saturation =
        journey()
            .at("2026-02-10", reflection())
            .at("2026-02-10", session("cafe"))
            .at("2026-02-10", reflection())
            .state()
            .saturation();
    assertThat(saturation.curve()).extracting(Row::cumulative).containsExactly(0, 1);
  }

  @Test
  void evidence_is_dated_by_its_place_whatever_was_told_of_when_it_began() {
    Saturation saturation =
        journey()
            .at("2026-02-10", reflection())
            .at("2026-03-10", reflection(experienced("personal-assets", "2020")))
            .state()
            .saturation();
    assertThat(saturation.curve()).extracting(Row::cumulative).containsExactly(0, 1);
  }

  @Test
  void a_reading_has_its_own_place_so_that_new_codes_for_old_words_are_new() {
    Given given =
        journey()
            .at("2026-02-10", reflection(coded("personal-assets", null)))
            .at("2026-03-10", reflection(finding(Tense.PASSING, "future-goals")))
            .at("2026-03-15", coding(2, "k", coded("personal-assets", "confidence")))
            .at("2026-03-16", coding(2, "l", coded("of-no-model", "x")))
            .at("2026-04-10", reflection(coded("personal-assets", "confidence")));
    assertThat(given.state(CODES).saturation().curve())
        .extracting(Row::found)
        .containsExactly(
            List.of("code:personal-assets/-"),
            List.of(),
            List.of("code:of-no-model/x", "code:personal-assets/confidence"));
  }

  @Test
  void contacts_are_units_too() {
    Saturation saturation =
        journey()
            .at("2026-02-01", session("cafe"))
            .at("2026-02-02", session("cafe"))
            .at("2026-02-03", session("cafe"))
            .state(Map.of("unit", "CONTACT"))
            .saturation();
    assertThat(saturation.state()).isEqualTo(State.SATURATED);
    assertThat(saturation.saturatedAt()).isEqualTo(instant("2026-02-03"));
    assertThat(saturation.units()).isEqualTo(3);
  }

  @Test
  void periods_are_the_windows_from_the_first_contact_that_have_ended_and_in_which_one_was_asked() {
    Given given =
        journey()
            .at("2026-02-01T00:00:00Z", session("cafe"))
            .at("2026-02-05", reflection())
            .at("2026-02-08T00:00:00Z", reflection(experienced("personal-assets")))
            .at("2026-02-09", reflection())
            .at("2026-02-16", session("cafe"))
            .at("2026-02-22T00:00:00Z", reflection(experienced("future-goals")))
            .asAt("2026-02-28T23:59:59Z");
    Map<String, String> weeks = Map.of("unit", "PERIOD", "periodDays", "7");
    assertThat(given.state(weeks).saturation().curve())
        .containsExactly(
            new Row(
                1, instant("2026-02-08T00:00:00Z"), List.of("sub-theme:purposeful-activity"), 1),
            new Row(2, instant("2026-02-15T00:00:00Z"), List.of("sub-theme:personal-assets"), 2));
    assertThat(given.state(weeks).saturation().pending()).isEqualTo(1);
    assertThat(given.asAt("2026-03-01T00:00:00Z").state(weeks).saturation().units()).isEqualTo(3);
    Map<String, String> anyContact = Map.of("unit", "PERIOD", "periodDays", "7", "asked", "false");
    assertThat(given.state(anyContact).saturation().curve())
        .extracting(Row::end)
        .containsExactly(
            instant("2026-02-08T00:00:00Z"),
            instant("2026-02-15T00:00:00Z"),
            instant("2026-02-22T00:00:00Z"),
            instant("2026-03-01T00:00:00Z"));
  }

  @Test
  void it_is_saturated_when_the_last_run_of_units_brought_nothing_new() {
    Given given =
        journey()
            .at("2026-02-01", reflection())
            .at("2026-02-02", reflection())
            .at("2026-02-03", reflection(experienced("personal-assets")))
            .at("2026-02-04", reflection());
    assertThat(given.state().saturation().state()).isEqualTo(State.OPEN);
    given.at("2026-02-05", reflection()).at("2026-02-06", reflection());
    assertThat(given.state().saturation().state()).isEqualTo(State.SATURATED);
    assertThat(given.state().saturation().saturatedAt())
        .as("the unit that completed the first run of the present stretch")
        .isEqualTo(instant("2026-02-05"));
    given.at("2026-02-07", reflection(experienced("future-goals")));
    assertThat(given.state().saturation().state()).isEqualTo(State.OPEN);
    assertThat(given.state().saturation().saturatedAt()).isNull();
  }

  @Test
  void why_it_cannot_be_assessed_is_told_in_the_contracts_order() {
    Given given = journey().at("2026-02-01", session("cafe"));
    assertThat(given.state().saturation().why()).isEqualTo(Why.NOT_ASKED);
    assertThat(given.state(Map.of("unit", "PERIOD")).saturation().why()).isEqualTo(Why.NOT_ASKED);
    assertThat(given.state(Map.of("unit", "CONTACT")).saturation().why())
        .isEqualTo(Why.TOO_FEW_UNITS);
    assertThat(
            given
                .state(Map.of("unit", "PERIOD", "asked", "false", "runLength", "20"))
                .saturation()
                .why())
        .isEqualTo(Why.TOO_FEW_UNITS);
    Given silent = journey().at("2026-02-01", reflection()).at("2026-02-02", reflection());
    assertThat(silent.state().saturation().why()).isEqualTo(Why.NO_FINDING);
    assertThat(silent.state(Map.of("runLength", "3")).saturation().why())
        .isEqualTo(Why.TOO_FEW_UNITS);
    assertThat(silent.state().saturation().state()).isEqualTo(State.NOT_ASSESSABLE);
  }

  @Test
  void it_is_current_while_the_last_unit_is_no_longer_ago_than_a_run_of_periods() {
    Given given = journey().at("2026-02-01", reflection());
    assertThat(given.asAt("2026-03-29").state().saturation().current()).isTrue();
    assertThat(given.asAt("2026-03-29T12:00:00.000001Z").state().saturation().current()).isFalse();
    assertThat(journey().state().saturation().current()).isFalse();
  }

  @Test
  void the_ratio_rule_takes_the_first_run_after_the_base_at_or_under_the_threshold() {
    Given given =
        journey()
            .at(
                "2026-02-01",
                reflection(experienced("personal-assets"), experienced("future-goals")))
            .at(
                "2026-02-02",
                reflection(experienced("self-and-others"), experienced("future-health")))
            .at("2026-02-03", reflection(experienced("skills-development")))
            .at("2026-02-04", reflection(experienced("social-engagement")))
            .at("2026-02-05", reflection())
            .at("2026-02-06", reflection());
    Map<String, String> quarter = Map.of("baseSize", "2", "runLength", "2", "threshold", "0.25");
    assertThat(given.state(quarter).saturation().ratio().base()).isEqualTo(4);
    assertThat(given.state(quarter).saturation().ratio().notation()).isEqualTo("3+2");
    assertThat(given.state(quarter).saturation().ratio().effectiveThreshold())
        .isEqualByComparingTo("0.25");
    Map<String, String> less =
        Map.of("baseSize", "2", "runLength", "2", "threshold", "0.249999999999999999");
    assertThat(given.state(less).saturation().ratio().notation()).isEqualTo("4+2");
    assertThat(given.state(less).saturation().ratio().effectiveThreshold())
        .isEqualByComparingTo("0");
  }

  @Test
  void the_ratio_rule_needs_a_base_and_a_run_after_it() {
    Given given =
        journey()
            .at("2026-02-01", reflection())
            .at("2026-02-02", reflection(experienced("future-goals")))
            .at("2026-02-03", reflection());
    assertThat(given.state(Map.of("baseSize", "2")).saturation().ratio().assessable()).isFalse();
    assertThat(given.state(Map.of("baseSize", "1")).saturation().ratio().assessable())
        .as("an empty base")
        .isFalse();
    assertThat(
            given.state(Map.of("baseSize", "2", "runLength", "1")).saturation().ratio().notation())
        .isEqualTo("2+1");
  }
}
