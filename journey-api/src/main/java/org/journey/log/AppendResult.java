package org.journey.log;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What became of interactions that were to be added together. */
public sealed interface AppendResult {

  /**
   * All are durable, one behind the other.
   *
   * @param firstSequence of the first of them
   * @param recordedTime of all of them
   */
  record Appended(long firstSequence, Instant recordedTime) implements AppendResult {}

  /** None is stored: the journey moved on since the decision was made. Decide again. */
  record VersionTaken() implements AppendResult {}

  /**
   * None is stored: some are in the log already.
   *
   * @param digests which
   */
  record IdentityTaken(Set<UUID> digests) implements AppendResult {}

  /** None is stored: keys of persons have changed since it was decided and sealed. Do so again. */
  record KeysChanged() implements AppendResult {}
}
