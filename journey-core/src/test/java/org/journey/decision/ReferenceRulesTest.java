package org.journey.decision;

import static org.journey.decision.GivenJourney.given;
import static org.journey.decision.GivenJourney.id;
import static org.journey.problem.ProblemType.CONFLICTING_INTERACTION;
import static org.journey.problem.ProblemType.UNKNOWN_REFERENCE;
import static org.journey.testing.Samples.barrier;
import static org.journey.testing.Samples.clear;
import static org.journey.testing.Samples.concern;
import static org.journey.testing.Samples.goal;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.retraction;

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

class ReferenceRulesTest {

  private static final String JANUARY = "2026-01-05T09:00:00Z";
  private static final String FEBRUARY = "2026-02-05T09:00:00Z";
  private static final String MARCH = "2026-03-05T09:00:00Z";
  private static final String APRIL = "2026-04-05T09:00:00Z";

  private static GivenJourney opened() {
    return given().told(JANUARY, referral("c-1"));
  }

  static Stream<Arguments> made_and_referred_to() {
    return Stream.of(
        Arguments.of("goalId", goal("x-1"), new GoalProgressed("x-1", null, null)),
        Arguments.of("goalId", goal("x-1"), new GoalAchieved("x-1", null)),
        Arguments.of("goalId", goal("x-1"), new GoalSetAside("x-1", null, null)),
        Arguments.of("barrierId", barrier("x-1"), new BarrierResolved("x-1", null)),
        Arguments.of("concernId", concern("x-1"), new ConcernClosed("x-1", clear("seen"), null)));
  }

  @ParameterizedTest
  @MethodSource("made_and_referred_to")
  void what_it_is_about_was_recorded_before(String field, Interaction made, Interaction later) {
    opened().when(MARCH, later).isRefused(UNKNOWN_REFERENCE, "/data/" + field);
    opened().told(FEBRUARY, made).when(MARCH, later).isAccepted();
  }

  @ParameterizedTest
  @MethodSource("made_and_referred_to")
  void recorded_before_counts_not_occurred_before(
      String field, Interaction made, Interaction later) {
    opened().told(MARCH, made).when(FEBRUARY, later).isAccepted();
  }

  @ParameterizedTest
  @MethodSource("made_and_referred_to")
  void what_was_retracted_is_still_known(String field, Interaction made, Interaction later) {
    GivenJourney given = opened().told("made", FEBRUARY, made).told(MARCH, retraction(id("made")));
    given.when(APRIL, later).isAccepted();
    given.when(APRIL, made).isRefused(CONFLICTING_INTERACTION, "/data/" + field);
  }

  @ParameterizedTest
  @MethodSource("made_and_referred_to")
  void an_id_is_used_once(String field, Interaction made, Interaction later) {
    opened()
        .told(FEBRUARY, made)
        .when(MARCH, made)
        .isRefused(CONFLICTING_INTERACTION, "/data/" + field);
  }

  @Test
  void a_goal_a_barrier_and_a_concern_may_have_the_same_id() {
    opened()
        .told(FEBRUARY, goal("x-1"))
        .told(FEBRUARY, barrier("x-1"))
        .told(FEBRUARY, concern("x-1"))
        .told(MARCH, new BarrierResolved("x-1", null))
        .when(MARCH, new ConcernClosed("x-1", clear("seen"), null))
        .isAccepted();
  }

  @Test
  void a_goal_may_progress_and_be_achieved_many_times() {
    opened()
        .told(FEBRUARY, goal("g-1"))
        .told(MARCH, new GoalAchieved("g-1", null))
        .told(MARCH, new GoalSetAside("g-1", null, null))
        .when(APRIL, new GoalAchieved("g-1", null))
        .isAccepted();
  }

  @Test
  void a_barrier_is_resolved_once_whenever_that_occurred() {
    GivenJourney given =
        opened().told(FEBRUARY, barrier("b-1")).told(APRIL, new BarrierResolved("b-1", null));
    given
        .when(MARCH, new BarrierResolved("b-1", null))
        .isRefused(CONFLICTING_INTERACTION, "/data/barrierId");
  }

  @Test
  void a_concern_is_closed_once() {
    opened()
        .told(FEBRUARY, concern("k-1"))
        .told(MARCH, new ConcernClosed("k-1", clear("seen"), null))
        .when(APRIL, new ConcernClosed("k-1", clear("again"), null))
        .isRefused(CONFLICTING_INTERACTION, "/data/concernId");
  }

  @Test
  void a_retracted_resolution_resolves_no_longer() {
    GivenJourney given =
        opened()
            .told(FEBRUARY, barrier("b-1"))
            .told("resolved", MARCH, new BarrierResolved("b-1", null))
            .told(MARCH, retraction(id("resolved")));
    given.when(APRIL, new BarrierResolved("b-1", null)).isAccepted();
    given
        .told(APRIL, new BarrierResolved("b-1", null))
        .when(APRIL, new BarrierResolved("b-1", null))
        .isRefused(CONFLICTING_INTERACTION, "/data/barrierId");
  }

  @Test
  void a_retracted_closing_of_a_concern_closes_no_longer() {
    opened()
        .told(FEBRUARY, concern("k-1"))
        .told("closed", MARCH, new ConcernClosed("k-1", clear("seen"), null))
        .told(MARCH, retraction(id("closed")))
        .when(APRIL, new ConcernClosed("k-1", clear("again"), null))
        .isAccepted();
  }
}
