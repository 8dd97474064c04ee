package org.journey.decision;

import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Amendment.InteractionRedacted;
import org.journey.interaction.Emitted;
import org.journey.interaction.People;
import org.journey.interaction.People.ClientErased;
import org.journey.interaction.People.ClientMerged;
import org.journey.interaction.People.ClientUnmerged;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The people behind the journeys: known, two records of one, or erased. */
final class ClientRules {

  private static final String SUBJECT = "/subject";
  private static final String INTO = "/data/into";

  private ClientRules() {}

  /**
   * Nothing new is recorded of a person who was erased, be it by a referral that names them or on a
   * journey of theirs. Redaction, made by the platform alone, still is.
   */
  static @Nullable Problem theClientOfTheJourneyIsNotErased(Proposal proposal) {
    if (proposal.data() instanceof InteractionRedacted) {
      return null;
    }
    if (proposal.data() instanceof ReferralReceived referral
        && proposal.facts().clientErased(referral.clientId())) {
      return erased("/data/clientId");
    }
    String client = proposal.history().clientId();
    return client != null && proposal.facts().clientErased(client) ? erased(SUBJECT) : null;
  }

  static @Nullable Problem refusal(ClientHistory history, Emitted emitted, Facts facts) {
    if (!(emitted.data() instanceof People aboutClient)) {
      throw new IllegalArgumentException(emitted.type().shortName() + " is about a journey");
    }
    return switch (aboutClient) {
      case ClientMerged merge -> merged(history, emitted.subject(), merge, facts);
      case ClientUnmerged undone -> unmerged(history, emitted.subject(), undone, facts);
      case ClientErased _ -> known(emitted.subject(), SUBJECT, facts);
    };
  }

  /** Two different clients are merged, both known and neither erased. */
  private static @Nullable Problem merged(
      ClientHistory history, String client, ClientMerged merge, Facts facts) {
    Problem unknown = known(client, SUBJECT, facts);
    if (unknown == null) {
      unknown = known(merge.into(), INTO, facts);
    }
    if (unknown == null && client.equals(merge.into())) {
      unknown = unknown(INTO, "is the client itself");
    }
    if (unknown != null) {
      return unknown;
    }
    if (facts.clientErased(merge.into())) {
      return erased(INTO);
    }
    return isErased(history, client, facts) ? erased(SUBJECT) : null;
  }

  /** What is undone is a merge of this client that stands. */
  private static @Nullable Problem unmerged(
      ClientHistory history, String client, ClientUnmerged undone, Facts facts) {
    Problem unknown = known(client, SUBJECT, facts);
    if (unknown == null && !history.isStandingMerge(undone.target())) {
      unknown = unknown("/data/target", "is no standing merge of this client");
    }
    if (unknown != null) {
      return unknown;
    }
    return isErased(history, client, facts) ? erased(SUBJECT) : null;
  }

  private static boolean isErased(ClientHistory history, String client, Facts facts) {
    return history.erased() || facts.clientErased(client);
  }

  private static @Nullable Problem known(String client, String pointer, Facts facts) {
    return facts.clientKnown(client) ? null : unknown(pointer, "no such client");
  }

  private static Problem unknown(String pointer, String reason) {
    return Problem.at(ProblemType.UNKNOWN_REFERENCE, pointer, reason);
  }

  private static Problem erased(String pointer) {
    return Problem.at(ProblemType.CLIENT_ERASED, pointer, "the client is erased");
  }
}
