package org.journey.axon;

import java.util.UUID;
import org.journey.ingest.Submission;
import org.journey.interaction.Emitted;
import org.journey.log.IdentityDigest;

/**
 * A valid interaction that somebody wants recorded.
 *
 * @param index its place in the chunk
 * @param organisation the tenant
 * @param recordedBy the member of staff
 * @param digest of its identity
 * @param emitted the interaction
 */
record Proposal(int index, String organisation, String recordedBy, UUID digest, Emitted emitted) {

  /** What a submission proposes that could be read whole. */
  static Proposal of(int index, Submission submission, Emitted emitted) {
    return new Proposal(
        index,
        submission.organisation(),
        submission.recordedBy(),
        IdentityDigest.of(submission.organisation(), emitted.identity()),
        emitted);
  }
}
