package org.journey.axon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.journey.log.Deadline;
import org.journey.log.SubjectId;

/**
 * The command: record these, all of one journey or client, in this order.
 *
 * @param now the platform's clock
 * @param dryRun decide and store nothing
 * @param fromMemory only if the entity is in memory, so that nothing has to be read for it
 * @param deadline how long to wait for the log
 */
record RecordInteractions(
    SubjectId subject,
    List<Proposal> proposals,
    Instant now,
    boolean dryRun,
    boolean fromMemory,
    Deadline deadline) {

  /** The one that is being handled. */
  static Optional<RecordInteractions> current() {
    return CurrentUnitOfWork.isStarted()
            && CurrentUnitOfWork.get().getMessage().getPayload()
                instanceof RecordInteractions command
        ? Optional.of(command)
        : Optional.empty();
  }
}
