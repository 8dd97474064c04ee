package org.journey.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.journey.chart.Bars.Bar;
import org.journey.cohort.ConformanceResult;
import org.journey.cohort.ConformanceResult.Path;
import org.journey.cohort.TransitionsResult;
import org.journey.cohort.TransitionsResult.Step;
import org.jspecify.annotations.Nullable;

/** Transitions and conformance: how many journeys did what. */
final class CountCharts {

  private static final int MOST_BARS = 30;

  private CountCharts() {}

  static String transitions(TransitionsResult result) {
    List<Bar> bars = new ArrayList<>();
    for (Step step : result.steps()) {
      String median = decimal(step.days().median(), 0, 1);
      bars.add(
          new Bar(
              step.from() + " → " + step.to(),
              step.count(),
              step.count()
                  + ", "
                  + decimal(step.share(), 2, 1)
                  + " %, median "
                  + median
                  + " days"));
    }
    return Bars.of(
        "Steps between stages",
        "Of "
            + result.n()
            + " journeys, how many made each step from one stage to the next: "
            + said(bars)
            + ".",
        most(bars),
        "Shares are of the journeys that came to where a step begins. No stage is a target.");
  }

  static String conformance(ConformanceResult result) {
    List<Bar> bars = new ArrayList<>();
    for (Path path : result.paths()) {
      bars.add(
          new Bar(
              path.stages().isEmpty() ? "none" : String.join(" ", path.stages()),
              path.count(),
              path.count() + ", fitness " + decimal(path.fitness(), 0, 3)));
    }
    return Bars.of(
        "Stages in the order of entry",
        "Of "
            + result.n()
            + " journeys "
            + result.inOrder()
            + " entered stages in the model's order;"
            + " mean fitness "
            + decimal(result.meanFitness(), 0, 3)
            + ". Paths: "
            + said(bars)
            + ".",
        most(bars),
        result.inOrder()
            + " of "
            + result.n()
            + " in the model's order. Another order is no failure.");
  }

  private static List<Bar> most(List<Bar> bars) {
    return bars.subList(0, Math.min(MOST_BARS, bars.size()));
  }

  private static String said(List<Bar> bars) {
    return bars.isEmpty()
        ? "none"
        : String.join(
            "; ", most(bars).stream().map(bar -> bar.name() + ": " + bar.saying()).toList());
  }

  private static String decimal(@Nullable BigDecimal value, int right, int places) {
    return value == null
        ? "not known"
        : value.movePointRight(right).setScale(places, RoundingMode.HALF_UP).toPlainString();
  }
}
