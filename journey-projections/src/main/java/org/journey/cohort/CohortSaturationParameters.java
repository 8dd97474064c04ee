package org.journey.cohort;

import java.util.List;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationRules;

/**
 * How the saturation of a cohort is asked for.
 *
 * @param order of the journeys
 * @param level what a finding is
 * @param rules run length, base size and threshold
 * @param listed ids of journeys, for LISTED; each once
 * @param shuffles how many other orders are tried; 0 or more
 * @param seed of the first of them, from which the others follow
 */
public record CohortSaturationParameters(
    Order order, Level level, SaturationRules rules, List<String> listed, int shuffles, long seed) {

  /** The contract's number of shuffles. */
  public static final int SHUFFLES = 200;

  /** The seed unless the request names one: it says nothing, but has to be stated. */
  public static final long SEED = 2014;

  /** Copies the list. */
  public CohortSaturationParameters {
    listed = List.copyOf(listed);
  }

  /** The order in which journeys are gone through. */
  public enum Order {
    /** By the referral's time, then sequence. */
    OPENED,
    /** By the first reflection's time, then sequence. */
    FIRST_REFLECTION,
    /** As the request lists them. */
    LISTED
  }
}
