package org.journey.decision;

import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Course.JourneyReopened;
import org.journey.interaction.Course.JourneyResumed;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * How a journey is paused, resumed, closed and reopened: by its state on the effective timeline up
 * to and including the new interaction's time. What lies later, by then recorded, is not looked at;
 * and before its referral's time a journey is in no state.
 */
final class CourseRules {

  private CourseRules() {}

  /** Paused only while OPEN. */
  static @Nullable Problem onlyAnOpenJourneyIsPaused(Proposal proposal) {
    return proposal.data() instanceof JourneyPaused && statusThen(proposal) != Status.OPEN
        ? conflict("the journey was not OPEN then")
        : null;
  }

  /** Resumed only while PAUSED. */
  static @Nullable Problem onlyAPausedJourneyIsResumed(Proposal proposal) {
    return proposal.data() instanceof JourneyResumed && statusThen(proposal) != Status.PAUSED
        ? conflict("the journey was not PAUSED then")
        : null;
  }

  /** Not closed while CLOSED; before the referral's time it may be. */
  static @Nullable Problem aClosedJourneyIsNotClosed(Proposal proposal) {
    return proposal.data() instanceof JourneyClosed && statusThen(proposal) == Status.CLOSED
        ? conflict("the journey was CLOSED then already")
        : null;
  }

  /** Reopened only while CLOSED. */
  static @Nullable Problem onlyAClosedJourneyIsReopened(Proposal proposal) {
    return proposal.data() instanceof JourneyReopened && statusThen(proposal) != Status.CLOSED
        ? conflict("the journey was not CLOSED then")
        : null;
  }

  private static Status statusThen(Proposal proposal) {
    return proposal.history().statusAt(proposal.emitted().time());
  }

  private static Problem conflict(String reason) {
    return Problem.at(ProblemType.CONFLICTING_INTERACTION, "/time", reason);
  }
}
