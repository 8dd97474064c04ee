package org.journey.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.journey.chart.Plot.At;
import org.journey.cohort.TimeToStageResult;
import org.journey.cohort.TimeToStageResult.OfGroup;
import org.journey.cohort.TimeToStageResult.OfStage;
import org.journey.cohort.estimate.Occupancy;
import org.journey.cohort.estimate.SurvivalCurve;
import org.journey.cohort.estimate.SurvivalCurve.Row;
import org.journey.service.facts.Micros;
import org.jspecify.annotations.Nullable;

/** Curves of the time to the first stage that is told of. */
final class TimeChart {

  private static final String DAYS = "days since referral";

  private TimeChart() {}

  /** One curve with its limits, or one of each group without them: bands would hide one another. */
  static String survival(TimeToStageResult result) {
    if (result.stages().isEmpty()) {
      return Bars.of("Time to stage", "No stage is told of.", List.of(), "");
    }
    OfStage stage = result.stages().getFirst();
    List<OfGroup> curves =
        stage.groups().isEmpty()
            ? List.of(new OfGroup("all, with 95 % limits", stage.curve()))
            : stage.groups();
    Plot plot =
        new Plot(
            title(stage, "yet to be entered"),
            described(stage, curves),
            DAYS,
            "share of journeys that have yet to enter it",
            first(stage.curve()),
            last(stage.curve()),
            BigDecimal.ONE,
            true,
            curves.size());
    for (OfGroup each : curves) {
      if (stage.groups().isEmpty()) {
        limits(plot, each.curve());
      }
      plot.steps(
          each.name() + " (n " + each.curve().n() + ")", steps(each.curve(), first(stage.curve())));
    }
    return plot.end();
  }

  private static String title(OfStage stage, String what) {
    return "Stage " + stage.number() + " (" + stage.key() + "), " + what;
  }

  private static String described(OfStage stage, List<OfGroup> curves) {
    StringBuilder text = new StringBuilder("Kaplan-Meier curves of the days to stage ");
    text.append(stage.number()).append('.');
    for (OfGroup each : curves) {
      Long median = each.curve().median();
      text.append(' ')
          .append(each.name())
          .append(": ")
          .append(each.curve().events())
          .append(" of ")
          .append(each.curve().n())
          .append(" entered it, ")
          .append(median == null ? "median not reached" : "median " + days(median) + " days")
          .append('.');
    }
    return text.append(" No stage is a target, and none is a failure.").toString();
  }

  private static String days(long micros) {
    return BigDecimal.valueOf(micros)
        .divide(BigDecimal.valueOf(Micros.DAY), 1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static long first(SurvivalCurve curve) {
    return curve.rows().isEmpty() ? 0 : Math.min(0, curve.rows().getFirst().time());
  }

  private static long last(SurvivalCurve curve) {
    return curve.rows().isEmpty() ? 1 : curve.rows().getLast().time();
  }

  /** Before anything happens in it the curve is 1, from the left edge on. */
  private static List<At> steps(SurvivalCurve curve, long from) {
    List<At> values = new ArrayList<>();
    values.add(new At(from, BigDecimal.ONE));
    for (Row row : curve.rows()) {
      values.add(new At(row.time(), row.survival()));
    }
    return values;
  }

  private static void limits(Plot plot, SurvivalCurve curve) {
    List<At> lower = new ArrayList<>();
    List<At> upper = new ArrayList<>();
    lower.add(new At(first(curve), BigDecimal.ONE));
    upper.add(new At(first(curve), BigDecimal.ONE));
    for (Row row : curve.rows()) {
      add(lower, row.time(), row.lower());
      add(upper, row.time(), row.upper());
    }
    plot.between(lower, upper);
  }

  private static void add(List<At> values, long time, @Nullable BigDecimal value) {
    if (value != null) {
      values.add(new At(time, value));
    }
  }

  /** One line for entering, and one for each reason for which a journey was closed without. */
  static String incidence(TimeToStageResult result) {
    if (result.stages().isEmpty()) {
      return Bars.of("Time to stage", "No stage is told of.", List.of(), "");
    }
    OfStage stage = result.stages().getFirst();
    List<Occupancy.Row> rows = stage.incidence().rows();
    List<Integer> shown = new ArrayList<>();
    StringBuilder text =
        new StringBuilder(
            "Aalen-Johansen estimate of the shares that have entered, or were closed");
    text.append(" without entering, by reason. In the end:");
    for (int exit = 1; exit < stage.exits().size(); exit++) {
      BigDecimal share = rows.isEmpty() ? BigDecimal.ZERO : rows.getLast().in().get(exit);
      if (exit == 1 || share.signum() > 0) {
        shown.add(exit);
        BigDecimal percent = share.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        text.append(shown.size() > 1 ? ", " : " ")
            .append(stage.exits().get(exit))
            .append(' ')
            .append(percent)
            .append(" %");
      }
    }
    Plot plot =
        new Plot(
            title(stage, "entered, or closed without"),
            text.append('.').toString(),
            DAYS,
            "share of journeys",
            first(stage.curve()),
            last(stage.curve()),
            BigDecimal.ONE,
            true,
            shown.size());
    for (int exit : shown) {
      List<At> values = new ArrayList<>();
      values.add(new At(first(stage.curve()), BigDecimal.ZERO));
      for (Occupancy.Row row : rows) {
        values.add(new At(row.time(), row.in().get(exit)));
      }
      plot.steps(stage.exits().get(exit), values);
    }
    return plot.end();
  }
}
