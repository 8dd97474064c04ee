package org.journey.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.journey.web.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The two instants of a question, as asked.
 *
 * @param asAt what had happened by then; null: now
 * @param asKnown what had been recorded by then; null: now
 */
record Axes(@Nullable Instant asAt, @Nullable Instant asKnown) {

  static final String AS_AT = "asAt";
  static final String AS_KNOWN = "asKnown";

  static Axes of(Parameters parameters) {
    return new Axes(parameters.instant(AS_AT), parameters.instant(AS_KNOWN));
  }

  /** Whether the question is about a moment that no later interaction can change. */
  boolean bothGiven() {
    return asAt != null && asKnown != null;
  }

  /**
   * How far the log must be read: to {@code asKnown}, if it is past by this node's clock; else all.
   */
  @Nullable Instant readUpTo(Instant now) {
    return asKnown != null && !asKnown.isAfter(now) ? asKnown : null;
  }

  /**
   * The instants meant. Now is this node's clock or the last recorded time of the journey,
   * whichever is later: what was acknowledged shows, though this clock be behind the database's.
   */
  Fixed fix(Instant now, Instant lastRecorded) {
    Instant clock = now.truncatedTo(ChronoUnit.MICROS);
    Instant latest = lastRecorded.isAfter(clock) ? lastRecorded : clock;
    return new Fixed(fix(AS_AT, asAt, latest), fix(AS_KNOWN, asKnown, latest));
  }

  private static Instant fix(String name, @Nullable Instant asked, Instant latest) {
    if (asked == null) {
      return latest;
    }
    if (asked.isAfter(latest)) {
      throw Parameters.refused(name, "must not be after now");
    }
    return asked;
  }

  /** Both instants settled. */
  record Fixed(Instant asAt, Instant asKnown) {}
}
