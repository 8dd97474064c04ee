package org.journey.decision;

import static org.journey.decision.GivenJourney.given;
import static org.journey.problem.ProblemType.CONFLICTING_INTERACTION;
import static org.journey.problem.ProblemType.JOURNEY_NOT_OPENED;
import static org.journey.testing.Samples.goal;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.session;

import org.junit.jupiter.api.Test;

class OpeningRulesTest {

  @Test
  void a_journey_is_opened_by_its_referral() {
    given().when("2026-01-05T09:00:00Z", referral("c-1")).isAccepted();
  }

  @Test
  void nothing_else_is_recorded_before_the_referral_is() {
    given().when("2026-01-05T09:00:00Z", session("a-1")).isRefused(JOURNEY_NOT_OPENED, "/subject");
    given().when("2026-01-05T09:00:00Z", goal("g-1")).isRefused(JOURNEY_NOT_OPENED, "/subject");
  }

  @Test
  void what_occurred_before_the_referral_may_be_recorded_after_it() {
    given()
        .told("2026-01-05T09:00:00Z", referral("c-1"))
        .when("2025-12-01T09:00:00Z", session("a-1"))
        .isAccepted();
  }

  @Test
  void a_second_referral_is_refused_for_the_same_client_and_for_another() {
    GivenJourney given = given().told("2026-01-05T09:00:00Z", referral("c-1"));
    given
        .when("2026-01-06T09:00:00Z", referral("c-1"))
        .isRefused(CONFLICTING_INTERACTION, "/subject");
    given
        .when("2026-01-04T09:00:00Z", referral("c-2"))
        .isRefused(CONFLICTING_INTERACTION, "/subject");
  }
}
