package org.journey.decision;

import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Access.ContactAttempted;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.WorkerAssigned;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Course.JourneyReopened;
import org.journey.interaction.Course.JourneyResumed;
import org.journey.interaction.Goals;
import org.journey.interaction.Interaction;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles.BarrierIdentified;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.journey.interaction.Obstacles.ConcernRaised;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support.ActivityLinkEnded;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.BridgingVisitMade;
import org.journey.interaction.Support.SupportGiven;
import org.journey.interaction.Support.SupportKind;
import org.journey.interaction.Telling;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What may still occur while a journey is closed. */
final class ClosedRules {

  private ClosedRules() {}

  /**
   * While CLOSED, on the effective timeline up to and including its own time, only what follows a
   * person after their journey is recorded.
   */
  static @Nullable Problem aClosedJourneyTakesFewKinds(Proposal proposal) {
    return !occursWhileClosed(proposal.data())
            && proposal.history().statusAt(proposal.emitted().time()) == Status.CLOSED
        ? Problem.at(ProblemType.JOURNEY_CLOSED, "/time", "the journey was CLOSED then")
        : null;
  }

  private static boolean occursWhileClosed(Interaction data) {
    return switch (data) {
      case SupportGiven support -> support.kind() == SupportKind.BACKGROUND;
      case Measures _, Telling _, Amendment _ -> true;
      case ContactAttempted _, ConsentGiven _, ConsentWithdrawn _ -> true;
      case ConcernRaised _, ConcernClosed _, BarrierResolved _ -> true;
      case JourneyReopened _ -> true;
      case ReferralReceived _, WorkerAssigned _, TriageCompleted _ -> false;
      case ActivityLinked _, ActivityLinkEnded _, BridgingVisitMade _ -> false;
      case Participation _, Goals _, BarrierIdentified _ -> false;
      case JourneyPaused _, JourneyResumed _, JourneyClosed _ -> false;
      case People _ -> false;
    };
  }
}
