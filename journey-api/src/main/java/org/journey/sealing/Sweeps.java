package org.journey.sealing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When all garbage is to be collected, so that what was opened with a destroyed key is in no memory
 * any more: once for several that come together, for each is felt by everybody.
 *
 * <p>Times are of {@link System#nanoTime}. Of one thread.
 */
final class Sweeps {

  /** Answers that were being made when a key was destroyed are out by then. */
  static final Duration AGED = Duration.ofSeconds(25);

  /** While one erasure follows another it is not waited for the last: what is promised is 60 s. */
  static final Duration WAITS = Duration.ofSeconds(50);

  /** When keys were destroyed whose traces may still be there; the oldest first. */
  private final Deque<Long> changes = new ArrayDeque<>();

  /** Keys were destroyed. */
  void changed(long now) {
    changes.addLast(now);
  }

  /** Whether it is time. */
  boolean isDue(long now) {
    return !changes.isEmpty()
        && (now - changes.getLast() >= AGED.toNanos()
            || now - changes.getFirst() >= WAITS.toNanos());
  }

  /** It is done now. What came shortly before is still being answered, and is swept again. */
  void begun(long now) {
    while (!changes.isEmpty() && now - changes.getFirst() >= AGED.toNanos()) {
      changes.removeFirst();
    }
  }
}
