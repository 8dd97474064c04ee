package org.journey.service;

/** Who is one person: clients that were merged have ids of their own, and are one. */
@FunctionalInterface
public interface People {

  /** Everybody is who their id says: nobody was merged, and nobody comes twice. */
  People AS_RECORDED = clientId -> clientId;

  /** The one id by which a person is known that this client is. */
  String personOf(String clientId);

  /**
   * Whether the person may have further journeys: then one is counted once among the people behind
   * a figure, however many there are. Who is not interested in that says no.
   */
  default boolean hasSeveral(String clientId) {
    return false;
  }
}
