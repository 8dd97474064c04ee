package org.journey.decision;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.decision.GivenJourney.given;
import static org.journey.decision.GivenJourney.id;
import static org.journey.interaction.InteractionType.BARRIER_RESOLVED;
import static org.journey.interaction.InteractionType.CONCERN_CLOSED;
import static org.journey.interaction.InteractionType.CONCERN_RAISED;
import static org.journey.interaction.InteractionType.CONSENT_GIVEN;
import static org.journey.interaction.InteractionType.CONSENT_WITHDRAWN;
import static org.journey.interaction.InteractionType.CONTACT_ATTEMPTED;
import static org.journey.interaction.InteractionType.INTERACTION_CORRECTED;
import static org.journey.interaction.InteractionType.INTERACTION_RETRACTED;
import static org.journey.interaction.InteractionType.JOURNEY_PAUSED;
import static org.journey.interaction.InteractionType.JOURNEY_REOPENED;
import static org.journey.interaction.InteractionType.JOURNEY_RESUMED;
import static org.journey.interaction.InteractionType.MEASURE_NOT_TAKEN;
import static org.journey.interaction.InteractionType.REFERRAL_RECEIVED;
import static org.journey.interaction.InteractionType.REFLECTION_CODED;
import static org.journey.interaction.InteractionType.REFLECTION_RECORDED;
import static org.journey.interaction.InteractionType.WELLBEING_MEASURED;
import static org.journey.problem.ProblemType.CONFLICTING_INTERACTION;
import static org.journey.problem.ProblemType.JOURNEY_CLOSED;
import static org.journey.testing.Samples.barrier;
import static org.journey.testing.Samples.concern;
import static org.journey.testing.Samples.correction;
import static org.journey.testing.Samples.goal;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.reflection;
import static org.journey.testing.Samples.retraction;
import static org.journey.testing.Samples.session;
import static org.journey.testing.Samples.support;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Goals.GoalAchieved;
import org.journey.interaction.Goals.GoalProgressed;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.journey.interaction.Support.SupportKind;
import org.journey.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClosedRulesTest {

  private static final String MARCH = "2026-03-05T09:00:00Z";
  private static final String APRIL = "2026-04-05T09:00:00Z";
  private static final Interaction CLOSED = new JourneyClosed(ClosingReason.COMPLETED, null);

  /** As the contract lists them; support-given of kind BACKGROUND is looked at apart. */
  private static final Set<InteractionType> TAKEN_WHILE_CLOSED =
      EnumSet.of(
          WELLBEING_MEASURED,
          MEASURE_NOT_TAKEN,
          REFLECTION_RECORDED,
          REFLECTION_CODED,
          CONSENT_GIVEN,
          CONSENT_WITHDRAWN,
          CONTACT_ATTEMPTED,
          CONCERN_RAISED,
          CONCERN_CLOSED,
          BARRIER_RESOLVED,
          INTERACTION_CORRECTED,
          INTERACTION_RETRACTED,
          JOURNEY_REOPENED);

  /** Refused by another rule, which comes first. */
  private static final Set<InteractionType> IN_CONFLICT =
      EnumSet.of(
          REFERRAL_RECEIVED, JOURNEY_PAUSED, JOURNEY_RESUMED, InteractionType.JOURNEY_CLOSED);

  private static GivenJourney closed() {
    return given()
        .told("2026-01-05T09:00:00Z", referral("c-1"))
        .told("target", "2026-01-06T09:00:00Z", session("a-1"))
        .told("reflection", "2026-01-06T09:00:00Z", reflection())
        .told("2026-01-06T09:00:00Z", goal("g-0"))
        .told("2026-01-06T09:00:00Z", barrier("b-0"))
        .told("2026-01-06T09:00:00Z", concern("k-0"))
        .told("close", MARCH, CLOSED);
  }

  /** What would be accepted at that time were the journey open. */
  private static Interaction of(InteractionType type) {
    return switch (type) {
      case GOAL_PROGRESSED -> new GoalProgressed("g-0", null, null);
      case GOAL_ACHIEVED -> new GoalAchieved("g-0", null);
      case GOAL_SET_ASIDE -> new GoalSetAside("g-0", null, null);
      case BARRIER_RESOLVED -> new BarrierResolved("b-0", null);
      case CONCERN_CLOSED -> new ConcernClosed("k-0", Samples.clear("seen"), null);
      default -> Samples.of(type);
    };
  }

  static Set<InteractionType> types_of_a_journey() {
    return Arrays.stream(InteractionType.values())
        .filter(type -> !type.aboutClient() && !type.platformOnly())
        .collect(toCollection(() -> EnumSet.noneOf(InteractionType.class)));
  }

  @ParameterizedTest
  @MethodSource("types_of_a_journey")
  void a_closed_journey_takes_what_the_contract_lists_and_nothing_else(InteractionType type) {
    GivenJourney.Then then = closed().when(APRIL, of(type));
    if (TAKEN_WHILE_CLOSED.contains(type)) {
      then.isAccepted();
    } else if (IN_CONFLICT.contains(type)) {
      then.isRefused(CONFLICTING_INTERACTION);
    } else {
      then.isRefused(JOURNEY_CLOSED, "/time");
    }
  }

  @ParameterizedTest
  @MethodSource("types_of_a_journey")
  void what_occurred_before_the_close_is_taken_late(InteractionType type) {
    Set<InteractionType> notWhileOpen =
        EnumSet.of(REFERRAL_RECEIVED, JOURNEY_RESUMED, JOURNEY_REOPENED);
    if (!notWhileOpen.contains(type)) {
      closed().when("2026-02-05T09:00:00Z", of(type)).isAccepted();
    }
  }

  @Test
  void of_support_only_background_support_is_taken() {
    closed().when(APRIL, support(SupportKind.BACKGROUND)).isAccepted();
    closed().when(APRIL, support(SupportKind.PERSONALISED)).isRefused(JOURNEY_CLOSED, "/time");
  }

  @Test
  void the_instant_of_the_close_is_closed_and_the_one_before_is_not() {
    closed().when(MARCH, session("a-1")).isRefused(JOURNEY_CLOSED, "/time");
    closed().when("2026-03-05T08:59:59.999999Z", session("a-1")).isAccepted();
  }

  @Test
  void after_the_close_was_retracted_or_moved_everything_is_taken_again() {
    closed().told(APRIL, retraction(id("close"))).when(APRIL, session("a-1")).isAccepted();
    closed()
        .told(APRIL, correction(id("close"), Instant.parse("2026-05-01T00:00:00Z"), null))
        .when(APRIL, session("a-1"))
        .isAccepted();
  }

  @Test
  void a_session_may_be_moved_into_the_time_of_being_closed() {
    closed().when(APRIL, correction(id("target"), Instant.parse(APRIL), null)).isAccepted();
  }

  @Test
  void the_table_of_this_test_covers_every_type() {
    assertThat(types_of_a_journey()).hasSize(33).containsAll(TAKEN_WHILE_CLOSED);
  }
}
