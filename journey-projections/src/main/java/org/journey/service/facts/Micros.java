package org.journey.service.facts;

import java.time.Instant;

/** Instants as microseconds since 1970, which is as exact as interactions are. */
public final class Micros {

  /** 24 h. */
  public static final long DAY = 86_400_000_000L;

  private static final long SECOND = 1_000_000;

  private Micros() {}

  /**
   * Microseconds since 1970-01-01T00:00:00Z; what is finer is cut off towards the past.
   *
   * @throws ArithmeticException over 292,000 years away from it
   */
  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano() / 1000);
  }

  /** The instant. */
  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
  }
}
