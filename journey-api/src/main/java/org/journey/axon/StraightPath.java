package org.journey.axon;

import java.time.Instant;
import java.util.List;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.interaction.Emitted;
import org.journey.log.Deadline;
import org.journey.log.SubjectId;
import org.journey.sealing.ClientId;
import org.journey.sealing.PersonKeys;
import org.jspecify.annotations.Nullable;

/**
 * What most interactions are: one more on a journey that is in memory, accepted. Nothing is asked
 * of the database but to store it, so it runs on the caller's own thread. Whatever is decided
 * otherwise has stored nothing and goes the long way, which confirms what it tells; what may be
 * stored or not is thrown.
 */
final class StraightPath {

  private final Commands commands;
  private final EntityCache cache;
  private final PersonKeys keys;

  StraightPath(Commands commands, EntityCache cache, PersonKeys keys) {
    this.commands = commands;
    this.cache = cache;
    this.keys = keys;
  }

  /**
   * Records it, if that is all there is to it.
   *
   * @return null if it is to go the long way
   */
  @Nullable Outcome record(Submission submission, Instant now, Deadline deadline) {
    Emitted emitted = submission.reading().emitted();
    if (emitted == null || emitted.type().aboutClient()) {
      return null;
    }
    SubjectId subject = new SubjectId(submission.organisation(), false, emitted.subject());
    if (!(cache.get(subject.toString()) instanceof JourneyEntity journey)) {
      return null;
    }
    String client = journey.client();
    if (client == null || !keys.holds(new ClientId(submission.organisation(), client))) {
      return null;
    }
    Proposal proposal = Proposal.of(0, submission, emitted);
    Commands.Reply reply =
        commands.send(
            new RecordInteractions(subject, List.of(proposal), now, false, true, deadline));
    return reply instanceof Commands.Reply.Decided decided
            && decided.decisions().getFirst() instanceof Decision.Accepted accepted
        ? new Outcome.Accepted(accepted.stored())
        : null;
  }
}
