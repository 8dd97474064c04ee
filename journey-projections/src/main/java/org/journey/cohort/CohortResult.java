package org.journey.cohort;

import tools.jackson.databind.node.ObjectNode;

/** A statistic of a cohort, with what it means. */
public sealed interface CohortResult
    permits TimeToStageResult,
        TransitionsResult,
        ConformanceResult,
        ProcessMapResult,
        CohortSaturationResult {

  /** What the figures are, in plain sentences. */
  String definition();

  /** How many journeys there are in the cohort. */
  long n();

  /** The {@code result} of an answer. */
  ObjectNode toJson();
}
