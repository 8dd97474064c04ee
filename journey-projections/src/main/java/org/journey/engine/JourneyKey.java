package org.journey.engine;

import java.util.Comparator;

/**
 * A journey of an organisation.
 *
 * @param organisation the tenant
 * @param journeyId the journey's id, the organisation's own
 */
public record JourneyKey(String organisation, String journeyId) implements Comparable<JourneyKey> {

  private static final Comparator<JourneyKey> ORDER =
      Comparator.comparing(JourneyKey::organisation).thenComparing(JourneyKey::journeyId);

  /** By organisation, then journey, as the database orders them: ids are ASCII. */
  @Override
  public int compareTo(JourneyKey other) {
    return ORDER.compare(this, other);
  }
}
