package org.journey.archive;

import java.util.List;
import org.journey.engine.JourneyKey;
import org.journey.engine.RawInteraction;
import org.jspecify.annotations.Nullable;

/**
 * The log as the archive is made from it: interactions of journeys alone, not those about clients.
 * Every read sees what was acknowledged before it began; what fails is thrown as it is by the log.
 */
public interface ArchiveLog {

  /** Is given journeys. */
  @FunctionalInterface
  interface Visitor {
    /**
     * One journey.
     *
     * @param raw of it, in sequence order
     */
    void visit(JourneyKey key, List<RawInteraction> raw);
  }

  /** Is given interactions. */
  @FunctionalInterface
  interface One {
    /** One interaction, of a journey. */
    void take(JourneyKey key, RawInteraction raw);
  }

  /** The last sequence; 0 if the log is empty. */
  long head();

  /** The hash of the leaf at a sequence, in hexadecimal; null if there is none: another log. */
  @Nullable String leaf(long sequence);

  /**
   * The next journeys in order.
   *
   * @param after where to go on; null: from the first
   * @param limit at most so many
   */
  List<JourneyKey> next(@Nullable JourneyKey after, int limit);

  /** Reads journeys of one organisation one after the other, in order of their ids. */
  void stream(JourneyKey first, JourneyKey last, Visitor visitor);

  /** Reads what lies between two places of the log, the second included, in its order. */
  void between(long after, long upTo, One one);
}
