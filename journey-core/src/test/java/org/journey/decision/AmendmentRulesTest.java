package org.journey.decision;

import static org.journey.decision.GivenJourney.given;
import static org.journey.decision.GivenJourney.id;
import static org.journey.problem.ProblemType.INVALID_INTERACTION;
import static org.journey.problem.ProblemType.UNKNOWN_REFERENCE;
import static org.journey.testing.Samples.correction;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.retraction;
import static org.journey.testing.Samples.session;

import java.time.Instant;
import org.journey.interaction.Amendment.InteractionRedacted;
import org.journey.interaction.Identity;
import org.junit.jupiter.api.Test;

class AmendmentRulesTest {

  private static final String JANUARY = "2026-01-05T09:00:00Z";
  private static final String FEBRUARY = "2026-02-05T09:00:00Z";
  private static final String MARCH = "2026-03-05T09:00:00Z";

  private static GivenJourney journey() {
    return given()
        .told("referral", JANUARY, referral("c-1"))
        .told("session", FEBRUARY, session("a-1"));
  }

  private static void bothRefused(GivenJourney journey, Identity target) {
    journey
        .when(MARCH, correction(target, Instant.parse(MARCH), null))
        .isRefused(UNKNOWN_REFERENCE, "/data/target");
    journey.when(MARCH, retraction(target)).isRefused(UNKNOWN_REFERENCE, "/data/target");
  }

  @Test
  void what_is_recorded_can_be_corrected_and_retracted() {
    journey().when(MARCH, correction(id("session"), Instant.parse(MARCH), null)).isAccepted();
    journey().when(MARCH, retraction(id("session"))).isAccepted();
  }

  @Test
  void an_amendment_may_be_dated_before_its_target() {
    journey().when(JANUARY, retraction(id("session"))).isAccepted();
  }

  @Test
  void a_target_must_be_recorded_on_this_journey() {
    bothRefused(journey(), id("of-another-journey"));
    bothRefused(journey(), new Identity("/another", "session"));
    bothRefused(given(), id("session"));
  }

  @Test
  void source_and_id_are_not_mixed_up() {
    bothRefused(given().told("/test", JANUARY, referral("c-1")), new Identity("/test/test", ""));
  }

  @Test
  void a_correction_cannot_be_amended() {
    bothRefused(
        journey().told("amendment", MARCH, correction(id("session"), Instant.parse(MARCH), null)),
        id("amendment"));
  }

  @Test
  void a_retraction_cannot_be_amended_nor_what_it_retracted() {
    GivenJourney journey = journey().told("amendment", MARCH, retraction(id("session")));
    bothRefused(journey, id("amendment"));
    bothRefused(journey, id("session"));
  }

  @Test
  void what_was_corrected_can_be_retracted() {
    journey()
        .told(MARCH, correction(id("session"), Instant.parse(MARCH), null))
        .when(MARCH, retraction(id("session")))
        .isAccepted();
  }

  @Test
  void a_referral_is_corrected_but_never_retracted() {
    journey().when(MARCH, correction(id("referral"), Instant.parse(MARCH), null)).isAccepted();
    journey()
        .when(MARCH, retraction(id("referral")))
        .isRefused(INVALID_INTERACTION, "/data/target");
  }

  @Test
  void the_platform_redacts_whatever_is_recorded_and_nothing_else() {
    GivenJourney journey = journey().told("retraction", MARCH, retraction(id("session")));
    for (String target : new String[] {"referral", "session", "retraction"}) {
      journey.when(MARCH, new InteractionRedacted(id(target), null)).isAccepted();
    }
    journey
        .when(MARCH, new InteractionRedacted(id("nowhere"), null))
        .isRefused(UNKNOWN_REFERENCE, "/data/target");
  }
}
