package org.journey.decision;

import org.journey.problem.Problem;
import org.jspecify.annotations.Nullable;

/** One reason to say no. */
@FunctionalInterface
interface Rule {

  /** Why the proposal is refused; null if this rule has nothing against it. */
  @Nullable Problem refusal(Proposal proposal);
}
