package org.journey.decision;

import static org.journey.decision.GivenJourney.given;
import static org.journey.decision.GivenJourney.id;
import static org.journey.problem.ProblemType.CLIENT_ERASED;
import static org.journey.problem.ProblemType.CONFLICTING_INTERACTION;
import static org.journey.problem.ProblemType.INVALID_INTERACTION;
import static org.journey.problem.ProblemType.JOURNEY_CLOSED;
import static org.journey.problem.ProblemType.JOURNEY_FULL;
import static org.journey.problem.ProblemType.JOURNEY_NOT_OPENED;
import static org.journey.problem.ProblemType.UNKNOWN_REFERENCE;
import static org.journey.testing.Payloads.json;
import static org.journey.testing.Samples.barrier;
import static org.journey.testing.Samples.coding;
import static org.journey.testing.Samples.correction;
import static org.journey.testing.Samples.goal;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.reflection;
import static org.journey.testing.Samples.retraction;
import static org.journey.testing.Samples.session;
import static org.journey.testing.Samples.since;

import java.util.stream.Stream;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Goals.GoalProgressed;
import org.journey.interaction.Interaction;
import org.journey.problem.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where several rows fit: 422 before 410 before 409, and within a status the first row. */
class OrderOfRefusalsTest {

  private static final String JANUARY = "2026-01-05T09:00:00Z";
  private static final String FEBRUARY = "2026-02-05T09:00:00Z";
  private static final String MARCH = "2026-03-05T09:00:00Z";
  private static final String APRIL = "2026-04-05T09:00:00Z";

  private static final Interaction CLOSED = new JourneyClosed(ClosingReason.COMPLETED, null);
  private static final Interaction UNKNOWN_GOAL = new GoalProgressed("g-9", null, null);

  private static GivenJourney unopened() {
    return given();
  }

  private static GivenJourney opened() {
    return given()
        .told("referral", JANUARY, referral("c-1"))
        .told("session", FEBRUARY, session("a-1"))
        .told("reflection", FEBRUARY, reflection())
        .told("goal", FEBRUARY, goal("g-1"));
  }

  private static GivenJourney closed() {
    return opened().told("close", MARCH, CLOSED);
  }

  private static GivenJourney full(GivenJourney journey) {
    return journey.filledUpTo(20_000, FEBRUARY, session("a-1"));
  }

  private static Arguments row(
      String name, GivenJourney given, Interaction data, ProblemType expected) {
    return Arguments.of(name, given, data, expected);
  }

  static Stream<Arguments> where_several_fit() {
    Interaction wrongData = correction(id("session"), null, json(barrier("b-1")));
    Interaction wrongSince = coding(id("reflection"), since("2026-03"));
    return Stream.of(
        row(
            "invalid before unknown: the target is retracted",
            opened().told(APRIL, retraction(id("session"))),
            wrongData,
            INVALID_INTERACTION),
        row(
            "invalid before unknown: the coded reflection is retracted",
            opened().told(APRIL, retraction(id("reflection"))),
            wrongSince,
            INVALID_INTERACTION),
        row("invalid before erased", opened().erased("c-1"), wrongData, INVALID_INTERACTION),
        row("invalid before full", full(opened()), wrongSince, INVALID_INTERACTION),
        row(
            "invalid before full: retraction of the referral",
            full(opened()),
            retraction(id("referral")),
            INVALID_INTERACTION),
        row("unknown before erased", opened().erased("c-1"), UNKNOWN_GOAL, UNKNOWN_REFERENCE),
        row("unknown before not opened: goal", unopened(), UNKNOWN_GOAL, UNKNOWN_REFERENCE),
        row(
            "unknown before not opened: target",
            unopened(),
            retraction(id("session")),
            UNKNOWN_REFERENCE),
        row(
            "unknown before not opened: coding",
            unopened(),
            coding(id("reflection")),
            UNKNOWN_REFERENCE),
        row("unknown before closed", closed(), UNKNOWN_GOAL, UNKNOWN_REFERENCE),
        row("unknown before full", full(opened()), UNKNOWN_GOAL, UNKNOWN_REFERENCE),
        row("erased before conflicting", opened().erased("c-1"), referral("c-1"), CLIENT_ERASED),
        row(
            "erased before conflicting: a second referral, of an erased client",
            opened().erased("c-2"),
            referral("c-2"),
            CLIENT_ERASED),
        row("erased before closed", closed().erased("c-1"), session("a-1"), CLIENT_ERASED),
        row("erased before full", full(opened()).erased("c-1"), session("a-1"), CLIENT_ERASED),
        row(
            "not opened before conflicting",
            unopened(),
            new JourneyPaused(null, null),
            JOURNEY_NOT_OPENED),
        row("conflicting before closed: goal", closed(), goal("g-1"), CONFLICTING_INTERACTION),
        row("conflicting before closed: close", closed(), CLOSED, CONFLICTING_INTERACTION),
        row(
            "conflicting before closed: pause",
            closed(),
            new JourneyPaused(null, null),
            CONFLICTING_INTERACTION),
        row("conflicting before full", full(opened()), goal("g-1"), CONFLICTING_INTERACTION),
        row("closed before full", full(closed()), session("a-1"), JOURNEY_CLOSED),
        row("full at last", full(closed()), reflection(), JOURNEY_FULL));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("where_several_fit")
  void the_first_row_that_fits_is_told(
      String name, GivenJourney given, Interaction data, ProblemType expected) {
    given.when(APRIL, data).isRefused(expected);
  }
}
