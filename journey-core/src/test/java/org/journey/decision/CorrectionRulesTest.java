package org.journey.decision;

import static org.journey.decision.GivenJourney.NOW;
import static org.journey.decision.GivenJourney.given;
import static org.journey.decision.GivenJourney.id;
import static org.journey.problem.ProblemType.INVALID_INTERACTION;
import static org.journey.problem.ProblemType.UNKNOWN_REFERENCE;
import static org.journey.testing.Payloads.json;
import static org.journey.testing.Samples.barrier;
import static org.journey.testing.Samples.clear;
import static org.journey.testing.Samples.coding;
import static org.journey.testing.Samples.concern;
import static org.journey.testing.Samples.correction;
import static org.journey.testing.Samples.goal;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.reflection;
import static org.journey.testing.Samples.retraction;
import static org.journey.testing.Samples.session;
import static org.journey.testing.Samples.since;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.journey.interaction.Goals.GoalAchieved;
import org.journey.interaction.Goals.GoalProgressed;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Interaction;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CorrectionRulesTest {

  private static final String JANUARY = "2026-01-05T09:00:00Z";
  private static final String FEBRUARY = "2026-02-05T09:00:00Z";
  private static final String MARCH = "2026-03-05T09:00:00Z";
  private static final String APRIL = "2026-04-05T09:00:00Z";

  /** With two of everything that has an id, one of them corrected. */
  private static GivenJourney journey() {
    return given()
        .told("referral", JANUARY, referral("c-1"))
        .told("session", FEBRUARY, session("a-1"))
        .told("reflection", FEBRUARY, reflection())
        .told("other-reflection", FEBRUARY, reflection())
        .told("coding", MARCH, coding(id("reflection")))
        .told("goal", FEBRUARY, goal("g-1"))
        .told(FEBRUARY, goal("g-2"))
        .told("progress", MARCH, new GoalProgressed("g-1", 10, null))
        .told("achieved", MARCH, new GoalAchieved("g-1", null))
        .told("set-aside", MARCH, new GoalSetAside("g-1", null, null))
        .told("barrier", FEBRUARY, barrier("b-1"))
        .told(FEBRUARY, barrier("b-2"))
        .told("resolved", MARCH, new BarrierResolved("b-1", null))
        .told("concern", FEBRUARY, concern("k-1"))
        .told(FEBRUARY, concern("k-2"))
        .told("closed", MARCH, new ConcernClosed("k-1", clear("seen"), null));
  }

  @Test
  void data_of_the_targets_type_is_taken() {
    journey().when(APRIL, correction(id("session"), null, json(session("a-2")))).isAccepted();
  }

  @Test
  void data_of_another_type_is_refused_with_all_its_errors() {
    journey()
        .when(APRIL, correction(id("session"), null, json(barrier("b-1"))))
        .isRefused(
            INVALID_INTERACTION,
            "/data/data/barrierId",
            "/data/data/kind",
            "/data/data/activityId",
            "/data/data/category");
  }

  @Test
  void a_second_correction_is_taken_like_the_first() {
    journey()
        .told(APRIL, correction(id("session"), null, json(session("a-2"))))
        .when(APRIL, correction(id("session"), Instant.parse(MARCH), null))
        .isAccepted();
  }

  static Stream<Arguments> ids_that_stay() {
    return Stream.of(
        Arguments.of("referral", referral("c-1"), referral("c-2"), "clientId"),
        Arguments.of("goal", goal("g-1"), goal("g-2"), "goalId"),
        Arguments.of("goal", goal("g-1"), goal("g-9"), "goalId"),
        Arguments.of(
            "progress",
            new GoalProgressed("g-1", 20, null),
            new GoalProgressed("g-2", 20, null),
            "goalId"),
        Arguments.of(
            "achieved", new GoalAchieved("g-1", null), new GoalAchieved("g-2", null), "goalId"),
        Arguments.of(
            "set-aside",
            new GoalSetAside("g-1", null, null),
            new GoalSetAside("g-2", null, null),
            "goalId"),
        Arguments.of("barrier", barrier("b-1"), barrier("b-2"), "barrierId"),
        Arguments.of(
            "resolved",
            new BarrierResolved("b-1", null),
            new BarrierResolved("b-2", null),
            "barrierId"),
        Arguments.of("concern", concern("k-1"), concern("k-2"), "concernId"),
        Arguments.of(
            "closed",
            new ConcernClosed("k-1", clear("again"), null),
            new ConcernClosed("k-2", clear("again"), null),
            "concernId"),
        Arguments.of("coding", coding(id("reflection")), coding(id("other-reflection")), "target"),
        Arguments.of("coding", coding(id("reflection")), coding(id("nowhere")), "target"));
  }

  @ParameterizedTest
  @MethodSource("ids_that_stay")
  void an_id_that_others_refer_to_stays(
      String target, Interaction same, Interaction other, String field) {
    journey().when(APRIL, correction(id(target), null, json(same))).isAccepted();
    journey()
        .when(APRIL, correction(id(target), null, json(other)))
        .isRefused(INVALID_INTERACTION, "/data/data/" + field);
  }

  @Test
  void a_changed_id_is_told_together_with_everything_else_that_is_wrong() {
    journey()
        .when(
            APRIL,
            correction(
                id("goal"),
                Instant.parse("1899-12-31T23:59:59Z"),
                json(goal("g-2")).put("domain", "SPACE")))
        .isRefused(INVALID_INTERACTION, "/data/time", "/data/data/goalId", "/data/data/domain");
  }

  @Test
  void a_missing_id_is_told_once() {
    journey()
        .when(APRIL, correction(id("goal"), null, json(goal("g-1")).without("goalId")))
        .isRefused(INVALID_INTERACTION, "/data/data/goalId");
  }

  @Test
  void a_corrected_time_is_in_the_range_of_any_time() {
    GivenJourney journey = journey();
    journey
        .when(APRIL, correction(id("session"), Instant.parse("1900-01-01T00:00:00Z"), null))
        .isAccepted();
    journey
        .when(APRIL, correction(id("session"), Instant.parse("1899-12-31T23:59:59Z"), null))
        .isRefused(INVALID_INTERACTION, "/data/time");
    Instant latest = NOW.plus(Duration.ofMinutes(5));
    journey.when(APRIL, correction(id("session"), latest, null)).isAccepted();
    journey
        .when(APRIL, correction(id("session"), latest.plusNanos(1000), null))
        .isRefused(INVALID_INTERACTION, "/data/time");
  }

  @Test
  void a_corrected_finding_did_not_begin_after_it_was_told() {
    GivenJourney journey = journey();
    journey
        .when(APRIL, correction(id("reflection"), null, json(reflection(since("2026-02-05")))))
        .isAccepted();
    journey
        .when(APRIL, correction(id("reflection"), null, json(reflection(since("2026-02-06")))))
        .isRefused(INVALID_INTERACTION, "/data/data/findings/0/since");
  }

  @Test
  void when_it_was_told_is_what_the_same_correction_says() {
    GivenJourney journey = journey();
    journey
        .when(
            APRIL,
            correction(
                id("reflection"), Instant.parse(MARCH), json(reflection(since("2026-02-06")))))
        .isAccepted();
    journey
        .when(
            APRIL,
            correction(
                id("reflection"), Instant.parse(JANUARY), json(reflection(since("2026-02-05")))))
        .isRefused(INVALID_INTERACTION, "/data/data/findings/0/since");
  }

  @Test
  void when_it_was_told_is_else_what_an_earlier_correction_said() {
    journey()
        .told(APRIL, correction(id("reflection"), Instant.parse(MARCH), null))
        .when(APRIL, correction(id("reflection"), null, json(reflection(since("2026-02-06")))))
        .isAccepted();
  }

  @Test
  void a_corrected_time_is_not_refused_for_what_was_told_before() {
    given()
        .told(JANUARY, referral("c-1"))
        .told("reflection", MARCH, reflection(since("2026-03")))
        .when(APRIL, correction(id("reflection"), Instant.parse(FEBRUARY), null))
        .isAccepted();
  }

  @Test
  void a_corrected_coding_goes_by_the_time_of_its_reflection() {
    GivenJourney journey = journey();
    journey
        .when(
            APRIL,
            correction(id("coding"), null, json(coding(id("reflection"), since("2026-02-05")))))
        .isAccepted();
    journey
        .when(
            APRIL,
            correction(
                id("coding"),
                Instant.parse(APRIL),
                json(coding(id("reflection"), since("2026-02-06")))))
        .isRefused(INVALID_INTERACTION, "/data/data/findings/0/since");
  }

  @Test
  void data_is_checked_though_the_target_is_retracted_but_not_where_there_is_no_type_to_go_by() {
    GivenJourney journey =
        journey()
            .told("retraction", APRIL, retraction(id("session")))
            .told("correction", APRIL, correction(id("goal"), Instant.parse(MARCH), null));
    journey
        .when(APRIL, correction(id("session"), null, json(barrier("b-1"))))
        .isRefused(INVALID_INTERACTION);
    journey
        .when(APRIL, correction(id("nowhere"), null, json(barrier("b-1"))))
        .isRefused(UNKNOWN_REFERENCE, "/data/target");
    journey
        .when(APRIL, correction(id("retraction"), null, json(barrier("b-1"))))
        .isRefused(UNKNOWN_REFERENCE, "/data/target");
    journey
        .when(APRIL, correction(id("correction"), null, json(barrier("b-1"))))
        .isRefused(UNKNOWN_REFERENCE, "/data/target");
  }
}
