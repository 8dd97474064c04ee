package org.journey.cohort;

import org.journey.service.Node;

/**
 * A statistic while journeys are added: one by one, in any order, and by several of these side by
 * side, of which one then takes the others in. Not for several threads at once.
 *
 * @param <S> itself
 */
public interface CohortStatistic<S extends CohortStatistic<S>> {

  /** Adds a journey, read under the model of the statistic. */
  void add(Member member);

  /** Takes in what another has of other journeys; the other is of no use afterwards. */
  void merge(S other);

  /** The statistic, exactly. */
  CohortResult result();

  /**
   * What of it may be published once {@link org.journey.service.disclosure.DisclosureControl} has
   * made an edition of it. Nothing in it is of a single journey.
   *
   * @param threshold fewer people than this are not told of; as the control's
   */
  Node controlled(int threshold);
}
