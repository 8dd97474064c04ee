package org.journey.decision;

import org.journey.interaction.Access.ReferralReceived;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** A referral opens the journey: it is recorded first, and once. */
final class OpeningRules {

  private static final String SUBJECT = "/subject";

  private OpeningRules() {}

  /** Nothing but a referral is recorded on a journey without one, whenever it occurred. */
  static @Nullable Problem aReferralComesFirst(Proposal proposal) {
    return proposal.data() instanceof ReferralReceived || proposal.history().opened()
        ? null
        : Problem.at(
            ProblemType.JOURNEY_NOT_OPENED, SUBJECT, "this journey has no referral-received yet");
  }

  /** A journey has one referral; a second one is a journey of its own. */
  static @Nullable Problem aReferralComesOnce(Proposal proposal) {
    return proposal.data() instanceof ReferralReceived && proposal.history().opened()
        ? Problem.at(
            ProblemType.CONFLICTING_INTERACTION,
            SUBJECT,
            "this journey has its referral-received already")
        : null;
  }
}
