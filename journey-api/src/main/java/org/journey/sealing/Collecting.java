package org.journey.sealing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When all memory is collected after keys were forgotten. Not at once: answers were being made, and
 * connections have buffers until they are closed. By one thread.
 */
final class Collecting {

  /** A connection on which nothing comes is closed after 30 s (application.yml). */
  private static final long AFTER = Duration.ofSeconds(33).toNanos();

  /** Erasures within this time are collected together: a collection stops all else. */
  private static final long TOGETHER = Duration.ofSeconds(12).toNanos();

  /** What is let go of at the last moment is closed beside: connections to the database. */
  private static final long SETTLE_MILLIS = 2_000;

  private final Leftovers leftovers;
  private final LongSupplier nanos;
  private final Runnable collection;
  private final long settleMillis;
  private final Deque<Long> due = new ArrayDeque<>();
  private boolean waiting;

  Collecting(Leftovers leftovers) {
    this(leftovers, System::nanoTime, System::gc, SETTLE_MILLIS);
  }

  /**
   * @param nanos the time, as {@link System#nanoTime} tells it
   * @param collection collects
   * @param settleMillis what is waited for before
   */
  Collecting(Leftovers leftovers, LongSupplier nanos, Runnable collection, long settleMillis) {
    this.leftovers = leftovers;
    this.nanos = nanos;
    this.collection = collection;
    this.settleMillis = settleMillis;
  }

  /** Keys were forgotten just now. */
  void forgotten() {
    leftovers.letGo();
    long earliest = nanos.getAsLong() + AFTER;
    if (due.isEmpty() || due.getLast() - earliest < 0) {
      due.add(earliest + TOGETHER);
    }
  }

  /**
   * Collects if it is time to, and once more when the last is gone that was in use for longer: an
   * answer that takes minutes, for instance.
   */
  void look() throws InterruptedException {
    if (!due.isEmpty() && nanos.getAsLong() - due.getFirst() >= 0) {
      due.removeFirst();
      leftovers.gone();
      TimeUnit.MILLISECONDS.sleep(settleMillis);
      waiting = !leftovers.gone();
      collect();
    } else if (waiting && leftovers.gone()) {
      waiting = false;
      collect();
    }
  }

  private void collect() {
    if (!waiting && due.isEmpty()) {
      leftovers.keepAgain();
    }
    collection.run();
  }
}
