package org.journey.decision;

import org.journey.interaction.Amendment;
import org.journey.interaction.Amendment.InteractionRedacted;
import org.journey.interaction.Amendment.InteractionRetracted;
import org.journey.interaction.InteractionType;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What can be corrected and retracted. */
final class AmendmentRules {

  private static final String TARGET = "/data/target";

  private AmendmentRules() {}

  /**
   * The payload rule of a retraction is "target, not a referral"; so it is an invalid interaction
   * rather than an unknown reference: without its referral there would be no journey.
   */
  static @Nullable Problem aReferralIsNotRetracted(Proposal proposal) {
    if (!(proposal.data() instanceof InteractionRetracted retraction)) {
      return null;
    }
    int target = proposal.history().row(retraction.target());
    return target >= 0 && proposal.history().type(target) == InteractionType.REFERRAL_RECEIVED
        ? Problem.at(ProblemType.INVALID_INTERACTION, TARGET, "must not be a referral")
        : null;
  }

  /**
   * What is amended was recorded on this journey, before the amendment; it is no correction,
   * retraction or redaction, and was not retracted. It may have been corrected before. Only a
   * redaction, made by the platform alone, reaches those too: their words are personal as well.
   */
  static @Nullable Problem aTargetStandsAndIsNoAmendment(Proposal proposal) {
    if (!(proposal.data() instanceof Amendment amendment)) {
      return null;
    }
    JourneyHistory history = proposal.history();
    int target = history.row(amendment.target());
    if (target < 0) {
      return unknown("is not an interaction of this journey");
    }
    if (amendment instanceof InteractionRedacted) {
      return null;
    }
    if (history.type(target).amends()) {
      return unknown("is itself a correction or retraction");
    }
    return history.retracted(target) ? unknown("is retracted") : null;
  }

  private static Problem unknown(String reason) {
    return Problem.at(ProblemType.UNKNOWN_REFERENCE, TARGET, reason);
  }
}
