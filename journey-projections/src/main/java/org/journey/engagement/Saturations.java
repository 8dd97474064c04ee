package org.journey.engagement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.engagement.Saturation.Ratio;
import org.journey.engagement.Saturation.Row;
import org.journey.engagement.Saturation.State;
import org.journey.engagement.Saturation.Why;
import org.journey.engagement.Units.Unit;
import org.journey.stage.StageEvidence;
import org.jspecify.annotations.Nullable;

/** Folds evidence into the saturation of engagement (engagement.md). */
public final class Saturations {

  private Saturations() {}

  /**
   * The saturation of one journey.
   *
   * @param contacts as {@link Contacts#of} gives them
   */
  public static Saturation fold(
      StageEvidence evidence,
      List<Integer> contacts,
      Instant asAt,
      SaturationParameters parameters) {
    List<Unit> units = Units.of(evidence.entries(), contacts, asAt, parameters);
    List<Found> findings = Found.findings(evidence, parameters.level());
    List<Row> curve = curve(units, findings);
    int cumulative = curve.isEmpty() ? 0 : curve.getLast().cumulative();
    Why why = why(evidence, parameters, curve);
    int stretch = stretchWithoutFinding(curve);
    boolean saturated = why == null && stretch >= parameters.runLength();
    return new Saturation(
        parameters,
        why != null ? State.NOT_ASSESSABLE : saturated ? State.SATURATED : State.OPEN,
        why,
        saturated ? curve.get(curve.size() - stretch + parameters.runLength() - 1).end() : null,
        isCurrent(units, asAt, parameters),
        units.size(),
        cumulative,
        findings.size() - cumulative,
        curve,
        curve(units, Found.categories(evidence)),
        ratio(curve, parameters));
  }

  /** Gives each finding to the first unit that ends at or after its place. */
  private static List<Row> curve(List<Unit> units, List<Found> findings) {
    List<Row> rows = new ArrayList<>(units.size());
    int next = 0;
    for (int i = 0; i < units.size(); i++) {
      List<String> found = new ArrayList<>();
      while (next < findings.size() && findings.get(next).entry() <= units.get(i).last()) {
        found.add(findings.get(next++).name());
      }
      found.sort(null);
      rows.add(new Row(i + 1, units.get(i).end(), found, next));
    }
    return rows;
  }

  private static @Nullable Why why(
      StageEvidence evidence, SaturationParameters parameters, List<Row> curve) {
    if (parameters.needsAsking() && Units.reflections(evidence.entries()).isEmpty()) {
      return Why.NOT_ASKED;
    }
    if (curve.size() < parameters.runLength()) {
      return Why.TOO_FEW_UNITS;
    }
    return curve.getLast().cumulative() == 0 ? Why.NO_FINDING : null;
  }

  /** How many of the last units brought nothing new. */
  private static int stretchWithoutFinding(List<Row> curve) {
    int stretch = 0;
    while (stretch < curve.size() && curve.get(curve.size() - 1 - stretch).found().isEmpty()) {
      stretch++;
    }
    return stretch;
  }

  private static boolean isCurrent(
      List<Unit> units, Instant asAt, SaturationParameters parameters) {
    if (units.isEmpty()) {
      return false;
    }
    Duration within =
        Duration.ofDays(Math.multiplyExact((long) parameters.runLength(), parameters.periodDays()));
    return Duration.between(units.getLast().end(), asAt).compareTo(within) <= 0;
  }

  private static Ratio ratio(List<Row> curve, SaturationParameters parameters) {
    int baseSize = parameters.baseSize();
    int run = parameters.runLength();
    if (curve.size() < baseSize + run) {
      return Ratio.NOT_ASSESSABLE;
    }
    int base = curve.get(baseSize - 1).cumulative();
    if (base == 0) {
      return Ratio.NOT_ASSESSABLE;
    }
    // Compared as findings ≤ threshold × base, so that no quotient is rounded.
    BigDecimal most = parameters.threshold().multiply(BigDecimal.valueOf(base));
    String notation = null;
    for (int before = baseSize; notation == null && before + run <= curve.size(); before++) {
      int found = curve.get(before + run - 1).cumulative() - curve.get(before - 1).cumulative();
      if (BigDecimal.valueOf(found).compareTo(most) <= 0) {
        notation = before + "+" + run;
      }
    }
    boolean oneIsTooMany = BigDecimal.ONE.compareTo(most) > 0;
    return new Ratio(base, true, oneIsTooMany ? BigDecimal.ZERO : parameters.threshold(), notation);
  }
}
