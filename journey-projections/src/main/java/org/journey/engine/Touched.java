package org.journey.engine;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which journeys a stretch of the log is about.
 *
 * @param after the position before the stretch
 * @param upTo the last position of it
 * @param journeys in order; perhaps none, for some interactions are about clients
 */
public record Touched(long after, long upTo, Set<JourneyKey> journeys) {

  /** Copies. */
  public Touched {
    journeys = java.util.Collections.unmodifiableSet(new TreeSet<>(journeys));
  }
}
