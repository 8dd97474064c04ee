package org.journey.axon;

import java.time.Instant;
import java.util.List;
import org.journey.log.Deadline;
import org.journey.log.SubjectId;

/**
 * The command: record these, all of one journey or client, in this order.
 *
 * @param now the platform's clock
 * @param dryRun decide and store nothing
 * @param deadline how long to wait for the log
 */
record RecordInteractions(
    SubjectId subject, List<Proposal> proposals, Instant now, boolean dryRun, Deadline deadline) {}
