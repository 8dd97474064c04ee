package org.journey.service;

import java.time.Instant;
import org.journey.service.facts.Micros;

/**
 * The instants from {@code from}, included, to {@code to}, excluded.
 *
 * @param from the first instant of it
 * @param to the first instant behind it; not before {@code from}
 */
public record Period(Instant from, Instant to) {

  /** Checks the order. */
  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a period ends no earlier than it begins");
    }
  }

  long fromMicros() {
    return Micros.of(from);
  }

  long toMicros() {
    return Micros.of(to);
  }
}
