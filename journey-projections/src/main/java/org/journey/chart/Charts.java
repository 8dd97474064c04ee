package org.journey.chart;

import org.journey.cohort.CohortResult;
import org.journey.cohort.CohortSaturationResult;
import org.journey.cohort.ConformanceResult;
import org.journey.cohort.ProcessMapResult;
import org.journey.cohort.TimeToStageResult;
import org.journey.cohort.TransitionsResult;

/** Pictures of the statistics of cohorts. */
public final class Charts {

  private Charts() {}

  /** Which picture of a time to stage. */
  public enum Of {
    /** How many have yet to enter, with limits; by groups if there are any. */
    SURVIVAL,
    /** How many have entered, beside those closed without. */
    INCIDENCE
  }

  /**
   * A statistic as SVG, in UTF-8 once it is written: needs nothing else, and is the same bytes for
   * the same statistic.
   *
   * @param of for a time to stage, of which the first stage that it tells of is drawn; else without
   *     effect
   */
  public static String svg(CohortResult result, Of of) {
    return switch (result) {
      case TimeToStageResult times ->
          switch (of) {
            case SURVIVAL -> TimeChart.survival(times);
            case INCIDENCE -> TimeChart.incidence(times);
          };
      case TransitionsResult transitions -> CountCharts.transitions(transitions);
      case ConformanceResult conformance -> CountCharts.conformance(conformance);
      case ProcessMapResult map -> MapChart.of(map);
      case CohortSaturationResult saturation -> SaturationChart.of(saturation);
    };
  }
}
