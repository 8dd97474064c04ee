package org.journey.decision;

import static org.journey.decision.GivenJourney.given;
import static org.journey.decision.GivenJourney.id;
import static org.journey.problem.ProblemType.INVALID_INTERACTION;
import static org.journey.problem.ProblemType.UNKNOWN_REFERENCE;
import static org.journey.testing.Samples.coding;
import static org.journey.testing.Samples.correction;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.reflection;
import static org.journey.testing.Samples.retraction;
import static org.journey.testing.Samples.session;
import static org.journey.testing.Samples.since;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CodingRulesTest {

  private static final String JANUARY = "2026-01-05T09:00:00Z";
  private static final String FEBRUARY = "2026-02-05T09:00:00Z";
  private static final String MARCH = "2026-03-05T09:00:00Z";

  private static GivenJourney journey() {
    return given()
        .told("referral", JANUARY, referral("c-1"))
        .told("session", FEBRUARY, session("a-1"))
        .told("reflection", FEBRUARY, reflection());
  }

  @Test
  void a_reflection_is_coded_as_often_as_coders_like() {
    journey()
        .told(MARCH, coding(id("reflection")))
        .when(MARCH, coding(id("reflection")))
        .isAccepted();
  }

  @Test
  void nothing_else_is_coded() {
    GivenJourney journey =
        journey()
            .told("coding", MARCH, coding(id("reflection")))
            .told("correction", MARCH, correction(id("session"), Instant.parse(MARCH), null));
    for (String target : new String[] {"session", "referral", "coding", "correction", "nowhere"}) {
      journey.when(MARCH, coding(id(target))).isRefused(UNKNOWN_REFERENCE, "/data/target");
    }
  }

  @Test
  void a_retracted_reflection_is_not_coded() {
    journey()
        .told(MARCH, retraction(id("reflection")))
        .when(MARCH, coding(id("reflection")))
        .isRefused(UNKNOWN_REFERENCE, "/data/target");
  }

  @Test
  void a_finding_did_not_begin_after_the_reflection_though_before_its_coding() {
    journey().when(MARCH, coding(id("reflection"), since("2026-02-05"))).isAccepted();
    journey().when(MARCH, coding(id("reflection"), since("2026"), since("2026-02"))).isAccepted();
    journey()
        .when(MARCH, coding(id("reflection"), since("2026"), since("2026-02-06"), since("2026-03")))
        .isRefused(INVALID_INTERACTION, "/data/findings/1/since", "/data/findings/2/since");
  }

  @Test
  void the_reflections_corrected_time_counts() {
    journey()
        .told(MARCH, correction(id("reflection"), Instant.parse(MARCH), null))
        .when(MARCH, coding(id("reflection"), since("2026-03-05")))
        .isAccepted();
    journey()
        .told(MARCH, correction(id("reflection"), Instant.parse(JANUARY), null))
        .when(MARCH, coding(id("reflection"), since("2026-02-05")))
        .isRefused(INVALID_INTERACTION, "/data/findings/0/since");
  }

  @Test
  void a_coding_may_be_dated_before_its_reflection() {
    journey().when(JANUARY, coding(id("reflection"), since("2026-02-01"))).isAccepted();
  }
}
