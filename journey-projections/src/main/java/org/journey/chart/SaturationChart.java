package org.journey.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.journey.chart.Plot.At;
import org.journey.cohort.CohortSaturationResult;
import org.journey.cohort.CohortSaturationResult.Row;
import org.journey.cohort.Shuffles.Spread;

/** Findings so far, journey after journey, with how it would be in other orders. */
final class SaturationChart {

  private SaturationChart() {}

  static String of(CohortSaturationResult result) {
    List<At> lower = new ArrayList<>(List.of(new At(0, BigDecimal.ZERO)));
    List<At> middle = new ArrayList<>(lower);
    List<At> upper = new ArrayList<>(lower);
    for (Spread spread : result.shuffles().spread()) {
      lower.add(new At(spread.unit(), BigDecimal.valueOf(spread.p5())));
      middle.add(new At(spread.unit(), BigDecimal.valueOf(spread.median())));
      upper.add(new At(spread.unit(), BigDecimal.valueOf(spread.p95())));
    }
    List<At> own = new ArrayList<>(List.of(new At(0, BigDecimal.ZERO)));
    for (Row row : result.rows()) {
      own.add(new At(row.unit(), BigDecimal.valueOf(row.cumulative())));
    }
    own.add(new At(result.units(), BigDecimal.valueOf(result.findings())));
    Plot plot =
        new Plot(
            "New findings, journey after journey",
            description(result),
            "journeys in which the client was asked",
            "findings so far",
            0,
            extent(result),
            BigDecimal.valueOf(Math.max(4, Math.ceilDiv(result.findings(), 4) * 4)),
            false,
            2);
    plot.steps("in this order", own);
    plot.betweenStraight(lower, upper);
    plot.straight("median of " + result.shuffles().shuffles() + " orders", middle);
    return plot.end();
  }

  /** Twice as far as something new came: the flat rest would hide where the rise is. */
  private static long extent(CohortSaturationResult result) {
    long last = result.rows().isEmpty() ? 1 : result.rows().getLast().unit();
    Integer most = result.shuffles().run().most();
    return Math.clamp(Math.max(2 * last, most == null ? 0 : most), 1, Math.max(1, result.units()));
  }

  private static String description(CohortSaturationResult result) {
    BigDecimal median = result.shuffles().run().median();
    return "Of "
        + result.units()
        + " journeys in which the client was asked, "
        + result.rows().size()
        + " brought something new, "
        + result.findings()
        + " findings in all. By the run rule "
        + result.state()
        + (result.saturatedAt() > 0 ? ", at journey " + result.saturatedAt() : "")
        + (median == null
            ? "."
            : "; over other orders at a median of " + median.toPlainString() + ".")
        + " The band has nine of ten orders. It says nothing of benefit.";
  }
}
