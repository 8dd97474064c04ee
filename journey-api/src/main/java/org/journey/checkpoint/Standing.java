package org.journey.checkpoint;

import java.util.List;
import org.journey.proof.Checkpoint;

/** What a checkpoint that was published says of the log as it is now. */
enum Standing {
  /** The log must begin as it says. */
  BINDING,
  /** It is of what was lost, which was accepted before. */
  LOST_BEFORE,
  /** More was published than the log holds. */
  ROLLED_BACK,
  /** It is of another log. */
  FOREIGN;

  /**
   * Judges.
   *
   * @param identities of the log, the first one first, each succession verified
   * @param leaves how many it holds
   */
  static Standing of(Checkpoint published, List<LogIdentity> identities, long leaves) {
    long limit = limit(published.origin(), identities);
    if (limit < 0) {
      // Of a log that this one's database had not become when it was copied: all of it is lost.
      return isReplaced(published.origin(), identities) ? LOST_BEFORE : FOREIGN;
    }
    if (published.size() > limit) {
      return LOST_BEFORE;
    }
    return published.size() > leaves ? ROLLED_BACK : BINDING;
  }

  /** How much of an origin is in the log as it is now: each succession may have left less. */
  private static long limit(String origin, List<LogIdentity> identities) {
    long limit = Long.MAX_VALUE;
    for (LogIdentity one : identities.reversed()) {
      if (one.origin().equals(origin)) {
        return limit;
      }
      limit = Math.min(limit, one.beganAt());
    }
    return -1;
  }

  private static boolean isReplaced(String origin, List<LogIdentity> identities) {
    return identities.stream()
        .anyMatch(one -> one.lost() != null && one.lost().origin().equals(origin));
  }
}
