package org.journey.decision;

import java.time.Instant;
import java.util.List;
import org.journey.interaction.Emitted;
import org.journey.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a valid interaction may be recorded next (interactions.md, "What is refused"):
 * the rows that only what is recorded already can tell. Identity (duplicates and conflicts), the
 * envelope and the payload by itself are looked at before.
 *
 * <p>Pure functions. To decide on several in a row, apply each accepted one to the history before
 * the next is decided on.
 */
public final class Decisions {

  /** In the order in which the contract looks at them: 422, 410, 409, and row by row within. */
  private static final List<Rule> OF_A_JOURNEY =
      List.of(
          // 422 invalid-interaction
          CorrectionRules::aCorrectionIsValidForItsTarget,
          AmendmentRules::aReferralIsNotRetracted,
          CodingRules::nothingBeganAfterTheReflection,
          // 422 unknown-reference
          ReferenceRules::whatItIsAboutIsKnown,
          AmendmentRules::aTargetStandsAndIsNoAmendment,
          CodingRules::aReflectionIsCoded,
          // 410 client-erased
          ClientRules::theClientOfTheJourneyIsNotErased,
          // 409 journey-not-opened
          OpeningRules::aReferralComesFirst,
          // 409 conflicting-interaction
          OpeningRules::aReferralComesOnce,
          ReferenceRules::anIdIsUsedOnce,
          CourseRules::onlyAnOpenJourneyIsPaused,
          CourseRules::onlyAPausedJourneyIsResumed,
          CourseRules::aClosedJourneyIsNotClosed,
          CourseRules::onlyAClosedJourneyIsReopened,
          ReferenceRules::aBarrierIsResolvedOnce,
          ReferenceRules::aConcernIsClosedOnce,
          // 409 journey-closed
          ClosedRules::aClosedJourneyTakesFewKinds,
          // 409 journey-full
          FullRules::aJourneyHasRoom);

  private Decisions() {}

  /**
   * Decides on an interaction about a journey.
   *
   * @param history what is recorded of the journey it names
   * @param emitted what is proposed
   * @param facts what is known beside
   * @param now the platform's clock
   * @return why it is refused; null if it is accepted
   * @throws IllegalArgumentException if it is about a client
   */
  public static @Nullable Problem decide(
      JourneyHistory history, Emitted emitted, Facts facts, Instant now) {
    if (emitted.type().aboutClient()) {
      throw new IllegalArgumentException(emitted.type().shortName() + " is about a client");
    }
    Proposal proposal = new Proposal(history, emitted, facts, now);
    for (Rule rule : OF_A_JOURNEY) {
      Problem refusal = rule.refusal(proposal);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  /**
   * Decides on an interaction about a client.
   *
   * @param history what is recorded of the client it names
   * @param emitted what is proposed
   * @param facts what is known beside
   * @return why it is refused; null if it is accepted
   * @throws IllegalArgumentException if it is about a journey
   */
  public static @Nullable Problem decide(ClientHistory history, Emitted emitted, Facts facts) {
    return ClientRules.refusal(history, emitted, facts);
  }
}
