package org.journey.decision;

import static org.journey.decision.GivenJourney.given;
import static org.journey.decision.GivenJourney.id;
import static org.journey.problem.ProblemType.CONFLICTING_INTERACTION;
import static org.journey.testing.Samples.correction;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.retraction;
import static org.journey.testing.Samples.session;

import java.time.Instant;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Course.JourneyReopened;
import org.journey.interaction.Course.JourneyResumed;
import org.journey.interaction.Interaction;
import org.junit.jupiter.api.Test;

class CourseRulesTest {

  private static final String BEFORE = "2025-12-05T09:00:00Z";
  private static final String JANUARY = "2026-01-05T09:00:00Z";
  private static final String FEBRUARY = "2026-02-05T09:00:00Z";
  private static final String MARCH = "2026-03-05T09:00:00Z";
  private static final String APRIL = "2026-04-05T09:00:00Z";
  private static final String MAY = "2026-05-05T09:00:00Z";

  private static final Interaction PAUSED = new JourneyPaused(null, null);
  private static final Interaction RESUMED = new JourneyResumed(null, null);
  private static final Interaction CLOSED = new JourneyClosed(ClosingReason.COMPLETED, null);
  private static final Interaction REOPENED = new JourneyReopened(null, null);

  private static GivenJourney opened() {
    return given().told(JANUARY, referral("c-1"));
  }

  private static void refused(GivenJourney.Then then) {
    then.isRefused(CONFLICTING_INTERACTION, "/time");
  }

  @Test
  void an_open_journey_is_paused_or_closed_not_resumed_or_reopened() {
    opened().when(MARCH, PAUSED).isAccepted();
    opened().when(MARCH, CLOSED).isAccepted();
    refused(opened().when(MARCH, RESUMED));
    refused(opened().when(MARCH, REOPENED));
  }

  @Test
  void a_paused_journey_is_resumed_or_closed_not_paused_or_reopened() {
    GivenJourney given = opened().told(FEBRUARY, PAUSED);
    given.when(MARCH, RESUMED).isAccepted();
    given.when(MARCH, CLOSED).isAccepted();
    refused(given.when(MARCH, PAUSED));
    refused(given.when(MARCH, REOPENED));
  }

  @Test
  void a_closed_journey_is_reopened_and_nothing_else() {
    GivenJourney given = opened().told(FEBRUARY, CLOSED);
    given.when(MARCH, REOPENED).isAccepted();
    refused(given.when(MARCH, PAUSED));
    refused(given.when(MARCH, RESUMED));
    refused(given.when(MARCH, CLOSED));
  }

  @Test
  void a_resumed_or_reopened_journey_is_open() {
    opened().told(FEBRUARY, PAUSED).told(MARCH, RESUMED).when(APRIL, PAUSED).isAccepted();
    opened().told(FEBRUARY, CLOSED).told(MARCH, REOPENED).when(APRIL, PAUSED).isAccepted();
  }

  @Test
  void a_journey_closed_while_paused_is_open_once_reopened() {
    GivenJourney given = opened().told(FEBRUARY, PAUSED).told(MARCH, CLOSED).told(APRIL, REOPENED);
    refused(given.when(MAY, RESUMED));
    given.when(MAY, PAUSED).isAccepted();
  }

  @Test
  void the_state_up_to_its_own_time_counts_not_what_is_recorded_later() {
    GivenJourney given = opened().told(MARCH, CLOSED);
    given.when(FEBRUARY, PAUSED).isAccepted();
    given.when(FEBRUARY, CLOSED).isAccepted();
    refused(given.when(FEBRUARY, REOPENED));
  }

  @Test
  void its_own_instant_is_included() {
    GivenJourney given = opened().told(MARCH, CLOSED);
    refused(given.when(MARCH, CLOSED));
    given.when(MARCH, REOPENED).isAccepted();
    refused(given.when("2026-03-05T08:59:59.999999Z", REOPENED));
  }

  @Test
  void of_two_at_one_instant_the_one_recorded_last_counts() {
    GivenJourney given = opened().told(MARCH, PAUSED).told(MARCH, RESUMED);
    given.when(MARCH, PAUSED).isAccepted();
    refused(given.when(MARCH, RESUMED));
  }

  @Test
  void before_the_referral_a_journey_is_in_no_state() {
    refused(opened().when(BEFORE, PAUSED));
    refused(opened().when(BEFORE, RESUMED));
    refused(opened().when(BEFORE, REOPENED));
    opened().when(BEFORE, CLOSED).isAccepted();
  }

  @Test
  void a_close_before_the_referral_closes_nothing() {
    GivenJourney given = opened().told(BEFORE, CLOSED);
    given.when(BEFORE, CLOSED).isAccepted();
    refused(given.when(BEFORE, REOPENED));
    given.when(BEFORE, session("a-1")).isAccepted();
    given.when(MARCH, PAUSED).isAccepted();
  }

  @Test
  void at_the_referrals_own_instant_the_journey_is_open() {
    opened().when(JANUARY, PAUSED).isAccepted();
  }

  @Test
  void a_retracted_close_closes_nothing() {
    GivenJourney given =
        opened().told("close", FEBRUARY, CLOSED).told(MARCH, retraction(id("close")));
    given.when(APRIL, CLOSED).isAccepted();
    refused(given.when(APRIL, REOPENED));
  }

  @Test
  void what_a_retracted_close_had_covered_counts_again() {
    opened()
        .told(FEBRUARY, PAUSED)
        .told("close", MARCH, CLOSED)
        .told(MARCH, retraction(id("close")))
        .when(APRIL, RESUMED)
        .isAccepted();
  }

  @Test
  void a_close_counts_from_its_corrected_time() {
    GivenJourney given =
        opened()
            .told("close", FEBRUARY, CLOSED)
            .told(MAY, correction(id("close"), Instant.parse(APRIL), null));
    given.when(MARCH, PAUSED).isAccepted();
    refused(given.when(APRIL, PAUSED));
  }

  @Test
  void of_two_corrections_the_last_counts() {
    GivenJourney given =
        opened()
            .told("close", FEBRUARY, CLOSED)
            .told(MAY, correction(id("close"), Instant.parse(APRIL), null))
            .told(MAY, correction(id("close"), Instant.parse(MARCH), null));
    refused(given.when(MARCH, CLOSED));
    given.when(FEBRUARY, CLOSED).isAccepted();
  }

  @Test
  void a_journey_begins_at_the_corrected_time_of_its_referral() {
    GivenJourney given =
        given()
            .told("referral", JANUARY, referral("c-1"))
            .told(MAY, correction(id("referral"), Instant.parse(MARCH), null));
    refused(given.when(FEBRUARY, PAUSED));
    given.when(MARCH, PAUSED).isAccepted();
  }

  @Test
  void a_pause_that_a_later_referral_leaves_behind_pauses_nothing() {
    GivenJourney given =
        given()
            .told("referral", JANUARY, referral("c-1"))
            .told(FEBRUARY, PAUSED)
            .told(MAY, correction(id("referral"), Instant.parse(MARCH), null));
    refused(given.when(APRIL, RESUMED));
    given.when(APRIL, PAUSED).isAccepted();
  }

  @Test
  void a_correction_keeps_the_place_among_equals() {
    GivenJourney given =
        opened()
            .told("pause", FEBRUARY, PAUSED)
            .told(MARCH, RESUMED)
            .told(MAY, correction(id("pause"), Instant.parse(MARCH), null));
    given.when(APRIL, PAUSED).isAccepted();
  }
}
