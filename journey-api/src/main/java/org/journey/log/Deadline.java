package org.journey.log;

import java.time.Duration;

/**
 * How long somebody waits for the log.
 *
 * @param at when to give up in any case, by {@link System#nanoTime}
 * @param still give up earlier once the log has stored nothing for so many nanoseconds
 */
public record Deadline(long at, long still) {

  private static final Duration PATIENCE = Duration.ofMillis(2_200);
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(60);

  /** For one interaction, for which somebody waits: 2.2 s. */
  public static Deadline soon() {
    return in(PATIENCE);
  }

  /** Within a time. */
  public static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos(), patience.toNanos());
  }

  /** For many, while the log moves: until it has stood still for 2.2 s, and 60 s at most. */
  public static Deadline whileItMoves() {
    return new Deadline(System.nanoTime() + LONG_PATIENCE.toNanos(), PATIENCE.toNanos());
  }

  /** Nanoseconds left; not positive once it is over. */
  public long left() {
    return at - System.nanoTime();
  }
}
