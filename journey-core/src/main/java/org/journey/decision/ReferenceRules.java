package org.journey.decision;

import org.journey.interaction.Access;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course;
import org.journey.interaction.Goals.GoalAchieved;
import org.journey.interaction.Goals.GoalProgressed;
import org.journey.interaction.Goals.GoalSet;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles.BarrierIdentified;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.journey.interaction.Obstacles.ConcernRaised;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Telling;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Goals, barriers and concerns: made once, then referred to. Judged by what is recorded, in
 * sequence order, whenever it occurred.
 */
final class ReferenceRules {

  private ReferenceRules() {}

  /** A goal is recorded before its progress, a barrier or concern before its end. */
  static @Nullable Problem whatItIsAboutIsKnown(Proposal proposal) {
    return switch (proposal.data()) {
      case GoalProgressed it -> known(proposal, Named.GOAL, it.goalId());
      case GoalAchieved it -> known(proposal, Named.GOAL, it.goalId());
      case GoalSetAside it -> known(proposal, Named.GOAL, it.goalId());
      case BarrierResolved it -> known(proposal, Named.BARRIER, it.barrierId());
      case ConcernClosed it -> known(proposal, Named.CONCERN, it.concernId());
      case GoalSet _, BarrierIdentified _, ConcernRaised _ -> null;
      case Access _, Support _, Participation _, Telling _, Measures _ -> null;
      case Course _, Amendment _, People _ -> null;
    };
  }

  private static @Nullable Problem known(Proposal proposal, Named named, String id) {
    return proposal.history().knows(named, id)
        ? null
        : Problem.at(
            ProblemType.UNKNOWN_REFERENCE,
            "/data/" + named.field(),
            "no such " + named.word() + " on this journey");
  }

  /** An id names one goal, barrier or concern for ever, be it retracted since. */
  static @Nullable Problem anIdIsUsedOnce(Proposal proposal) {
    return switch (proposal.data()) {
      case GoalSet it -> unused(proposal, Named.GOAL, it.goalId());
      case BarrierIdentified it -> unused(proposal, Named.BARRIER, it.barrierId());
      case ConcernRaised it -> unused(proposal, Named.CONCERN, it.concernId());
      case GoalProgressed _, GoalAchieved _, GoalSetAside _ -> null;
      case BarrierResolved _, ConcernClosed _ -> null;
      case Access _, Support _, Participation _, Telling _, Measures _ -> null;
      case Course _, Amendment _, People _ -> null;
    };
  }

  private static @Nullable Problem unused(Proposal proposal, Named named, String id) {
    return proposal.history().knows(named, id)
        ? conflict(named, "was used for a " + named.word() + " of this journey before")
        : null;
  }

  /** A barrier that was resolved, by something that stands, is not resolved again. */
  static @Nullable Problem aBarrierIsResolvedOnce(Proposal proposal) {
    return proposal.data() instanceof BarrierResolved it
            && proposal.history().ended(Named.BARRIER, it.barrierId())
        ? conflict(Named.BARRIER, "is resolved already")
        : null;
  }

  /** A concern that was closed, by something that stands, is not closed again. */
  static @Nullable Problem aConcernIsClosedOnce(Proposal proposal) {
    return proposal.data() instanceof ConcernClosed it
            && proposal.history().ended(Named.CONCERN, it.concernId())
        ? conflict(Named.CONCERN, "is closed already")
        : null;
  }

  private static Problem conflict(Named named, String reason) {
    return Problem.at(ProblemType.CONFLICTING_INTERACTION, "/data/" + named.field(), reason);
  }
}
