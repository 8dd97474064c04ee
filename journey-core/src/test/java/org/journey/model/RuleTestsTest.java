package org.journey.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.model.Models.errors;
import static org.journey.model.Models.read;
import static org.journey.model.Models.withRules;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The tests of a rule are checked against the interactions it looks at:")
class RuleTestsTest {

  @ParameterizedTest(name = "{0} where {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "session-attended | {colour: RED} | /colour: no such field",
        "session-attended | {note: x} | /note: is personal data and cannot be tested",
        "volunteering-started | {role: x} | /role: is personal data and cannot be tested",
        "journey-paused | {reason: x} | /reason: is personal data and cannot be tested",
        "referral-received | {person: x} | /person: is personal data and cannot be tested",
        "referral-received | {demographics: x} | /demographics: has parts and cannot be tested",
        "wellbeing-measured | {items: x} | /items: has parts and cannot be tested",
        "reflection-recorded | {findings: x} | /findings: has parts and cannot be tested",
        "reflection-coded | {target: x} | /target: has parts and cannot be tested",
        "support-given | {kind: KIND} | /kind: must be of PERSONALISED, BACKGROUND",
        "support-given | {kind: [BACKGROUND, BACKGROUND]} | /kind/1: this value is there twice",
        "support-given | {kind: []} | /kind: must not be empty",
        "support-given | {minutes: 601} | /minutes: must be a whole number from 1 to 600",
        "support-given | {minutes: 1.5} | /minutes: must be a whole number from 1 to 600",
        "support-given | {minutes: '30'} | /minutes: must be a whole number from 1 to 600",
        "support-given | {resolved: 1} | /resolved: must be true or false",
        "support-given | {by: [w-1, a b]} | /by/1: must be an id",
        "support-given | {by: 7} | /by: must be an id",
        "support-given | {by: null} | /by: must be an id",
        "goal-set | {dueOn: 2026} | /dueOn: must be a real date, YYYY-MM-DD",
        "goal-set | {dueOn: 2026-02-30} | /dueOn: must be a real date, YYYY-MM-DD",
        "reflection-coded | {codebook: mine} | /codebook: must be id@version"
      })
  void where_tests_fields_that_exist_for_values_they_can_hold(
      String event, String where, String error) {
    assertThat(
            errors(
                withRules("rule: r, event: " + event + ", where: " + where + ", subTheme: here")))
        .containsExactly("/evidence/0/where" + error);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "event: support-given, where: {minutes: [30, 60], resolved: true, by: w-1, problem: DEBT}",
        "event: referral-received, where: {reasons: [DEBT, ISOLATION], recommendedBy: GP}",
        "event: goal-set, where: {dueOn: 2026-12-24}",
        "event: reflection-coded, where: {coder: c1, codebook: mine@2}",
        "event: wellbeing-measured, where: {instrument: [ONS4, UCLA3]}",
        // A field of one of the types is enough; on the other it is absent and matches nothing.
        "event: [session-missed, session-attended], where: {by: CLIENT, knownBy: REGISTER}",
        "event: [journey-paused, journey-closed], where: {reason: MOVED_ON}"
      })
  void what_an_interaction_can_hold_can_be_tested(String rule) {
    assertThat(read(withRules("rule: r, " + rule + ", subTheme: here")).evidence()).hasSize(1);
  }

  @Test
  void goal_tests_are_of_the_goal_set_and_for_what_follows_it() {
    String goal = "goal: {ledBy: CLIENT, domain: [WORK, HOME]}, subTheme: here";
    assertThat(
            read(withRules("rule: r, event: [goal-progressed, goal-achieved], " + goal)).evidence())
        .flatExtracting(EvidenceRule::goal)
        .containsExactly(
            new FieldTest("ledBy", List.of("CLIENT")),
            new FieldTest("domain", List.of("WORK", "HOME")));
    assertThat(read(withRules("rule: r, event: [goal-set, goal-progressed], " + goal)).evidence())
        .hasSize(1);
    assertThat(errors(withRules("rule: r, event: goal-set, " + goal)))
        .containsExactly(
            "/evidence/0/goal: is only for goal-progressed, goal-achieved and goal-set-aside");
    assertThat(errors(withRules("rule: r, event: goal-achieved, goal: {text: x}, subTheme: here")))
        .containsExactly("/evidence/0/goal/text: is personal data and cannot be tested");
    assertThat(
            errors(withRules("rule: r, event: goal-achieved, goal: {progress: 5}, subTheme: here")))
        .containsExactly("/evidence/0/goal/progress: no such field");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "findings: ASPIRED | /findings: must be EXPERIENCED or PASSING: others are no evidence",
        "findings: NOT_SO | /findings: must be EXPERIENCED or PASSING: others are no evidence",
        "findings: EXPERIENCED, subTheme: here | /subTheme: a rule with findings has none: each"
            + " finding names its own",
        "findings: PASSING, only: [nowhere] | /only: names a sub-theme that no stage has",
        "findings: PASSING, except: [here, here] | /except/1: is there twice",
        "findings: PASSING, except: [] | /except: must not be empty",
        "findings: PASSING, coders: ['a b'] | /coders/0: must be an id: 1 to 64 of letters, digits,"
            + " dot, _ and -",
        "subTheme: here, only: [here] | /only: is only for a rule with findings",
        "subTheme: here, except: [here] | /except: is only for a rule with findings",
        "subTheme: here, coders: [c] | /coders: is only for a rule with findings"
      })
  void findings_name_their_own_sub_themes(String rest, String error) {
    assertThat(errors(withRules("rule: r, event: reflection-recorded, " + rest)))
        .containsExactly("/evidence/0" + error);
  }

  @Test
  void findings_are_only_in_what_was_told() {
    assertThat(errors(withRules("rule: r, event: [reflection-coded, goal-set], findings: PASSING")))
        .containsExactly(
            "/evidence/0/findings: is only for reflection-recorded and reflection-coded");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "instrument: ONS5, scale: happy, improvement: 1, apartDays: 1 | /instrument: must be ONS4,"
            + " SWEMWBS, UCLA3, MYCAW, or SCORED:<name of the score>",
        "instrument: SCORED, scale: score, improvement: 1, apartDays: 1 | /instrument: must be"
            + " ONS4, SWEMWBS, UCLA3, MYCAW, or SCORED:<name of the score>",
        "instrument: 'SCORED:', scale: score, improvement: 1, apartDays: 1 | /instrument: must be"
            + " ONS4, SWEMWBS, UCLA3, MYCAW, or SCORED:<name of the score>",
        "instrument: ONS4, scale: score, improvement: 1, apartDays: 1 | /scale: the instrument has"
            + " no such scale",
        "instrument: MYCAW, scale: 'concern:', improvement: 1, apartDays: 1 | /scale: the"
            + " instrument has no such scale",
        "instrument: ONS4, scale: happy, improvement: 0, apartDays: 1 | /improvement: must be a"
            + " number over 0",
        "instrument: ONS4, scale: happy, improvement: -1, apartDays: 1 | /improvement: must be a"
            + " number over 0",
        "instrument: ONS4, scale: happy, improvement: '1', apartDays: 1 | /improvement: must be a"
            + " number over 0",
        "instrument: ONS4, scale: happy, improvement: 1, apartDays: -1 | /apartDays: must be a"
            + " whole number from 0 to 36500",
        "instrument: ONS4, scale: happy, improvement: 1 | ': needs apartDays'",
        "instrument: ONS4, scale: happy, improvement: 1, apartDays: 1, days: 2 | /days: this key is"
            + " not known"
      })
  void an_improvement_is_of_a_scale_that_the_instrument_has(String sustained, String error) {
    assertThat(
            errors(
                withRules(
                    "rule: r, event: wellbeing-measured, subTheme: here, sustained: {"
                        + sustained
                        + "}")))
        .containsExactly("/evidence/0/sustained" + error);
  }

  @Test
  void an_improvement_is_sought_in_measurements_alone() {
    assertThat(
            errors(
                withRules(
                    "rule: r, event: [wellbeing-measured, goal-set], subTheme: here, sustained:"
                        + " {instrument: 'SCORED:pam', scale: score, improvement: 0.5, apartDays:"
                        + " 0}")))
        .containsExactly("/evidence/0/sustained: is only for wellbeing-measured alone");
  }
}
