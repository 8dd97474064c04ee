package org.journey.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * Which log it is, since when.
 *
 * @param number counted from 0; a roll-back that is accepted begins the next
 * @param origin its name in checkpoints; its last part is the {@code logId}
 * @param beganAt how many leaves it had when it began to be this one
 * @param lost what it replaces; null for the first
 */
public record LogIdentity(int number, String origin, long beganAt, @Nullable Lost lost) {

  /**
   * A log that lost its tail for good: the one before; or, where the same back-up was restored
   * twice, the one that it had become after the first time, of which the copy knows nothing.
   *
   * @param origin its name
   * @param size how many leaves had been published of it
   */
  public record Lost(String origin, long size) {}

  /** What tells this log from another in {@code journey.recorded} and in cursors. */
  public String logId() {
    return origin.substring(origin.lastIndexOf('/') + 1);
  }
}
