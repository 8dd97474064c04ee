package org.journey.cohort;

import org.journey.problem.Problem;

/** What was made of a cohort filter. */
public sealed interface CohortFilterReading {

  /** It can be used. */
  record Read(CohortFilter filter) implements CohortFilterReading {}

  /** It cannot: {@code invalid-parameter}, naming the filter at fault. */
  record Refused(Problem problem) implements CohortFilterReading {}
}
