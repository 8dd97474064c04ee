package org.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Given.instant;
import static org.journey.given.Given.journey;
import static org.journey.given.Told.achieved;
import static org.journey.given.Told.experienced;
import static org.journey.given.Told.finding;
import static org.journey.given.Told.goal;
import static org.journey.given.Told.missed;
import static org.journey.given.Told.progress;
import static org.journey.given.Told.reflection;
import static org.journey.given.Told.session;

import java.time.Instant;
import java.util.List;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.TriageMode;
import org.journey.interaction.Access.TriageOutcome;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.journey.interaction.Participation.MissedBy;
import org.journey.interaction.Telling.Tense;
import org.journey.stage.StageProgress.StageState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is evidence under a rule (stage-model.md):")
class EvidenceTest {

  private static final String TOLD = "event: reflection-recorded, findings: EXPERIENCED";

  @Test
  void where_compares_a_field_with_a_value_or_one_of_a_list() {
    StageProgress progress =
        journey()
            .at("2026-02-01", session("cafe"))
            .at("2026-02-02", session("choir"))
            .at("2026-02-03", session("gym"))
            .under("event: session-attended, where: {activityId: [choir, gym]}, subTheme: a");
    assertThat(evidence(progress)).isEqualTo(2);
    assertThat(enteredAt(progress)).isEqualTo(instant("2026-02-02"));
  }

  @Test
  void a_field_that_is_a_list_matches_if_it_holds_one_of_the_values() {
    TriageCompleted triage =
        new TriageCompleted(
            TriageMode.TELEPHONE,
            List.of(Reason.DEBT, Reason.HOUSING),
            TriageOutcome.SUPPORT,
            null);
    String rule = "event: triage-completed, subTheme: a, where: {needs: ";
    assertThat(evidence(journey().at("2026-02-01", triage).under(rule + "[HOUSING, SMOKING]}")))
        .isEqualTo(1);
    assertThat(evidence(journey().at("2026-02-01", triage).under(rule + "SMOKING}"))).isZero();
  }

  @Test
  void an_absent_field_matches_nothing_even_where_it_has_a_default() {
    StageProgress progress =
        journey()
            .at("2026-02-01", missed(null, null))
            .at("2026-02-02", missed(MissedBy.CLIENT, null))
            .under("event: session-missed, where: {by: CLIENT}, subTheme: a");
    assertThat(evidence(progress)).isEqualTo(1);
  }

  @Test
  void a_goal_is_tested_on_the_goal_set_that_comes_before() {
    String rule =
        "event: [goal-progressed, goal-achieved], goal: {ledBy: CLIENT, outlook: NEW}, subTheme: a";
    StageProgress progress =
        journey()
            .at("2026-02-01", progress("g-1", 10))
            .at("2026-02-02", goal("g-1", LedBy.CLIENT, Outlook.NEW))
            .at("2026-02-03", progress("g-1", 20))
            .at("2026-02-04", goal("g-2", LedBy.WORKER, Outlook.NEW))
            .at("2026-02-05", achieved("g-2"))
            .under(rule);
    assertThat(evidence(progress)).isEqualTo(1);
    assertThat(enteredAt(progress)).isEqualTo(instant("2026-02-03"));
  }

  @Test
  void findings_of_the_rules_tense_are_evidence_of_their_own_sub_theme() {
    StageProgress progress =
        journey()
            .at(
                "2026-02-01",
                reflection(
                    experienced("a"),
                    finding(Tense.PASSING, "b"),
                    finding(Tense.ASPIRED, "b"),
                    finding(Tense.NOT_SO, "b")))
            .under(TOLD);
    assertThat(stage(progress).subThemes())
        .containsExactly(new StageProgress.SubThemeState("a", instant("2026-02-01"), 1));
  }

  @Test
  void only_and_except_choose_sub_themes_and_those_the_model_lacks_are_no_match() {
    var given =
        journey()
            .at("2026-02-01", reflection(experienced("elsewhere")))
            .at("2026-02-02", reflection(experienced("a"), experienced("b")));
    assertThat(keys(given.under(TOLD + ", only: [b]"))).containsExactly("b");
    assertThat(keys(given.under(TOLD + ", except: [b]"))).containsExactly("a");
    assertThat(keys(given.under(TOLD + ", only: [a, b], except: [a]"))).containsExactly("b");
    // Had the first been a match, the second would be the rule's second.
    assertThat(keys(given.under(TOLD + ", nth: 2"))).isEmpty();
  }

  @Test
  void for_a_reflection_the_coder_is_its_recorder() {
    var given =
        journey()
            .at("2026-02-01", reflection(experienced("a")), "w-1")
            .at("2026-02-02", reflection(experienced("b")), "w-2");
    assertThat(keys(given.under(TOLD + ", coders: [w-2, w-3]"))).containsExactly("b");
  }

  @Test
  void only_the_nth_match_and_the_later_ones_are_evidence() {
    StageProgress progress =
        journey()
            .at("2026-02-03", session("cafe"))
            .at("2026-02-01", session("cafe"))
            .at("2026-02-02", session("cafe"))
            .under("event: session-attended, nth: 2, subTheme: a");
    assertThat(evidence(progress)).isEqualTo(2);
    assertThat(enteredAt(progress)).isEqualTo(instant("2026-02-02"));
  }

  @Test
  void a_match_is_an_interaction_however_many_findings_it_has() {
    StageProgress progress =
        journey()
            .at("2026-02-01", reflection(experienced("a"), experienced("b")))
            .under(TOLD + ", nth: 2");
    assertThat(evidence(progress)).isZero();
  }

  @Test
  void repeats_of_a_distinct_value_do_not_count_until_the_nth_and_are_evidence_after_it() {
    var given =
        journey()
            .at("2026-02-01", session("cafe"))
            .at("2026-02-02", session("cafe"))
            .at("2026-02-03", session("choir"))
            .at("2026-02-04", session("cafe"));
    StageProgress progress =
        given.under("event: session-attended, nth: 2, distinct: activityId, subTheme: a");
    assertThat(enteredAt(progress)).isEqualTo(instant("2026-02-03"));
    assertThat(evidence(progress)).isEqualTo(2);
    assertThat(evidence(given.under("event: session-attended, distinct: activityId, subTheme: a")))
        .as("without nth it has no effect")
        .isEqualTo(4);
  }

  @Test
  void for_distinct_absent_is_a_value() {
    StageProgress progress =
        journey()
            .at("2026-02-01", missed(null, null))
            .at("2026-02-02", missed(null, null))
            .at("2026-02-03", missed(MissedBy.CLIENT, null))
            .under("event: session-missed, nth: 2, distinct: by, subTheme: a");
    assertThat(enteredAt(progress)).isEqualTo(instant("2026-02-03"));
  }

  @Test
  void within_one_rule_an_interaction_is_evidence_of_a_sub_theme_once_with_the_earlier_date() {
    StageProgress progress =
        journey()
            .at("2026-02-01", reflection(experienced("a", "2025-07"), experienced("a", "2025-03")))
            .under(TOLD);
    assertThat(stage(progress).subThemes())
        .containsExactly(
            new StageProgress.SubThemeState("a", Instant.parse("2025-03-01T00:00:00Z"), 1));
  }

  @Test
  void since_dates_evidence_to_its_first_instant_but_never_after_the_telling() {
    var year = journey().at("2026-02-01", reflection(experienced("a", "2024")));
    assertThat(enteredAt(year.under(TOLD))).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    assertThat(enteredAt(year.under(Dating.TOLD, TOLD))).isEqualTo(instant("2026-02-01"));
    var later = journey().at("2026-02-01", reflection(experienced("a", "2026-03-01")));
    assertThat(enteredAt(later.under(TOLD))).isEqualTo(instant("2026-02-01"));
  }

  @Test
  void nth_counts_by_places_in_the_timeline_whatever_the_dates() {
    StageProgress progress =
        journey()
            .at("2026-02-01", reflection(experienced("a")))
            .at("2026-02-02", reflection(experienced("a", "2020")))
            .under(TOLD + ", nth: 2");
    assertThat(enteredAt(progress)).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(evidence(progress)).isEqualTo(1);
  }

  static StageState stage(StageProgress progress) {
    return progress.stages().getFirst();
  }

  static int evidence(StageProgress progress) {
    return stage(progress).evidenceCount();
  }

  static Instant enteredAt(StageProgress progress) {
    StageProgress.Entrance entrance = stage(progress).entrance();
    if (entrance == null) {
      throw new AssertionError("the stage was not entered");
    }
    return entrance.at();
  }

  static List<String> keys(StageProgress progress) {
    return stage(progress).subThemes().stream().map(StageProgress.SubThemeState::key).toList();
  }
}
