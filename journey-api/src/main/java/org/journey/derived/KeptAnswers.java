package org.journey.derived;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are kept for a while: those that were asked for last, as many as fit. The newest is
 * never given up for others, since who was told to come again comes for it; a cache that weighs how
 * often things were asked for would prefer what is old, and have the newest worked out for ever.
 * For several threads at once.
 *
 * @param <T> what is kept
 */
final class KeptAnswers<T> {

  private record Kept<T>(T value, long bytes, long until) {}

  private final long most;
  private final LongSupplier nanos;

  /** Who was asked for longest ago comes first. */
  private final Map<Object, Kept<T>> byUse = new LinkedHashMap<>(16, 0.75f, true);

  private long bytes;

  /**
   * Nothing kept yet.
   *
   * @param most about how many bytes are kept
   * @param nanos the time, in nanoseconds, from any beginning
   */
  KeptAnswers(long most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  /** What is kept for a question, or null. */
  synchronized @Nullable T get(Object question) {
    Kept<T> kept = byUse.get(question);
    return kept == null || isOver(kept) ? null : kept.value();
  }

  private boolean isOver(Kept<T> kept) {
    return nanos.getAsLong() - kept.until() >= 0;
  }

  /**
   * Keeps an answer.
   *
   * @param size about how many bytes it takes
   * @param time for how long it is kept at most
   */
  synchronized void put(Object question, T value, long size, Duration time) {
    Kept<T> before =
        byUse.put(question, new Kept<>(value, size, nanos.getAsLong() + time.toNanos()));
    bytes += size - (before == null ? 0 : before.bytes());
    Iterator<Kept<T>> each = byUse.values().iterator();
    while (each.hasNext()) {
      Kept<T> kept = each.next();
      if (isOver(kept) || (bytes > most && each.hasNext())) {
        bytes -= kept.bytes();
        each.remove();
      }
    }
  }

  /** Forgets an answer, if it is this one. */
  synchronized void remove(Object question, T value) {
    Kept<T> kept = byUse.get(question);
    if (kept != null && kept.value().equals(value)) {
      byUse.remove(question);
      bytes -= kept.bytes();
    }
  }
}
