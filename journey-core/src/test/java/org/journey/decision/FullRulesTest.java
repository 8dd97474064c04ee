package org.journey.decision;

import static org.journey.decision.GivenJourney.given;
import static org.journey.decision.GivenJourney.id;
import static org.journey.problem.ProblemType.JOURNEY_FULL;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.retraction;
import static org.journey.testing.Samples.session;

import org.journey.interaction.Amendment.InteractionRedacted;
import org.junit.jupiter.api.Test;

class FullRulesTest {

  private static final String JANUARY = "2026-01-05T09:00:00Z";

  @Test
  void a_journey_holds_20_000_interactions_and_no_more() {
    GivenJourney journey =
        given()
            .told("referral", JANUARY, referral("c-1"))
            .told("session", JANUARY, session("a-1"))
            .filledUpTo(19_999, JANUARY, session("a-1"));
    journey
        .told(JANUARY, session("a-1"))
        .when(JANUARY, session("a-1"))
        .isRefused(JOURNEY_FULL, "/subject");
    journey.when(JANUARY, retraction(id("session"))).isRefused(JOURNEY_FULL, "/subject");
    journey.when(JANUARY, new InteractionRedacted(id("session"), null)).isAccepted();
  }
}
