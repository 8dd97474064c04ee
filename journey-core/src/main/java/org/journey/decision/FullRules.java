package org.journey.decision;

import org.journey.interaction.Amendment.InteractionRedacted;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** How long a journey can get. */
final class FullRules {

  /** As many interactions as a journey holds, amendments included. */
  static final int MOST_INTERACTIONS = 20_000;

  private FullRules() {}

  /** A full journey takes nothing more; only the right to be forgotten knows no limit. */
  static @Nullable Problem aJourneyHasRoom(Proposal proposal) {
    return proposal.history().size() < MOST_INTERACTIONS
            || proposal.data() instanceof InteractionRedacted
        ? null
        : Problem.at(
            ProblemType.JOURNEY_FULL,
            "/subject",
            "the journey holds 20,000 interactions, the most");
  }
}
