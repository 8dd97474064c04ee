package org.journey.ingest.kafka;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Topics that this node may not read: it does without them for a while and then tries again, so
 * that one organisation that is taken off the brokers does not stop the reading of all. Of the
 * reading thread.
 */
final class BarredTopics {

  /** So long the others are read without them. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final Set<String> all;
  private final LongSupplier nanos;
  private final Set<String> barred = new TreeSet<>();
  private long until;

  /**
   * @param all that are to be read
   * @param nanos a clock, as {@link System#nanoTime}
   */
  BarredTopics(Set<String> all, LongSupplier nanos) {
    this.all = Set.copyOf(all);
    this.nanos = nanos;
    this.until = nanos.getAsLong();
  }

  /** Notes some that may not be read. */
  void bar(Set<String> topics) {
    barred.addAll(topics);
    until = nanos.getAsLong() + PAUSE.toNanos();
  }

  /** Those to read now; all of them when it is time to try again, or when none would be left. */
  Set<String> readable() {
    if (isTimeToTry()) {
      barred.clear();
    }
    Set<String> readable = new TreeSet<>(all);
    readable.removeAll(barred);
    return readable.isEmpty() ? all : readable;
  }

  /** Whether some are done without that should be tried again. */
  boolean isTimeToTry() {
    return !barred.isEmpty() && nanos.getAsLong() - until >= 0;
  }

  /** Those that are done without. */
  Set<String> names() {
    return Set.copyOf(barred);
  }
}
