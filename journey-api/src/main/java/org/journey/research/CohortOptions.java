package org.journey.research;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.journey.chart.Charts;
import org.journey.cohort.Activities;
import org.journey.cohort.CohortSaturationParameters;
import org.journey.cohort.CohortSaturationParameters.Order;
import org.journey.cohort.GroupBy;
import org.journey.cohort.ProcessMap;
import org.journey.engagement.SaturationRules;
import org.journey.state.JourneyStateParameters;
import org.journey.web.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * How a statistic of a cohort is asked for; what it has not is as if not asked for.
 *
 * @param groupBy by what times to a stage are compared; null: by nothing
 * @param stage number of the one stage whose time is asked for; null: all
 * @param chart which picture of a time to a stage
 * @param of what the activities of a process map are
 * @param variants how many variants of it are told
 * @param saturation how that of the cohort is asked for
 */
record CohortOptions(
    @Nullable GroupBy groupBy,
    @Nullable Integer stage,
    Charts.Of chart,
    Activities of,
    int variants,
    CohortSaturationParameters saturation) {

  private static final int STAGES = 9;
  private static final int MOST_LISTED = 500;

  /**
   * Reads them.
   *
   * @param reading what was read of the parameters that saturation shares with a journey's
   */
  static CohortOptions of(Parameters parameters, JourneyStateParameters reading) {
    return new CohortOptions(
        parameters.has("groupBy")
            ? parameters.choice("groupBy", GroupBy.class, GroupBy.SOURCE)
            : null,
        parameters.has("stage") ? (int) parameters.whole("stage", 1, STAGES, 1) : null,
        parameters.choice("chart", Charts.Of.class, Charts.Of.SURVIVAL),
        parameters.choice("of", Activities.class, Activities.TYPE),
        (int) parameters.whole("variants", 1, ProcessMap.MOST_VARIANTS, ProcessMap.VARIANTS),
        saturation(parameters, reading));
  }

  private static CohortSaturationParameters saturation(
      Parameters parameters, JourneyStateParameters reading) {
    List<String> listed = listed(parameters);
    Order order =
        parameters.choice("order", Order.class, listed.isEmpty() ? Order.OPENED : Order.LISTED);
    if (order == Order.LISTED && listed.isEmpty()) {
      throw Parameters.refused("listed", "is needed with order=LISTED");
    }
    return new CohortSaturationParameters(
        order,
        reading.saturation().level(),
        new SaturationRules(
            reading.saturation().runLength(),
            reading.saturation().baseSize(),
            reading.saturation().threshold()),
        listed,
        CohortSaturationParameters.SHUFFLES,
        parameters.whole("seed", 0, Integer.MAX_VALUE, CohortSaturationParameters.SEED));
  }

  private static List<String> listed(Parameters parameters) {
    String text = parameters.text("listed");
    if (text == null) {
      return List.of();
    }
    List<String> ids = Arrays.asList(text.split(",", -1));
    if (ids.size() > MOST_LISTED || Set.copyOf(ids).size() < ids.size()) {
      throw Parameters.refused(
          "listed", "must be ids of journeys, each once and at most " + MOST_LISTED);
    }
    return ids;
  }
}
