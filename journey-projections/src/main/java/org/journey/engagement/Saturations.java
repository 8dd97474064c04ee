package org.journey.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.engagement.Saturation.Row;
import org.journey.engagement.Saturation.State;
import org.journey.engagement.Saturation.Why;
import org.journey.engagement.Units.Unit;
import org.journey.stage.StageEvidence;

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
    SaturationRules rules =
        new SaturationRules(parameters.runLength(), parameters.baseSize(), parameters.threshold());
    SaturationRules.Curve counts = counts(curve);
    boolean asked = !parameters.needsAsking() || !Units.reflections(evidence.entries()).isEmpty();
    Why why = rules.why(asked, counts);
    int saturatedAt = why == null ? rules.saturatedAt(counts) : 0;
    return new Saturation(
        parameters,
        why != null ? State.NOT_ASSESSABLE : saturatedAt > 0 ? State.SATURATED : State.OPEN,
        why,
        saturatedAt > 0 ? curve.get(saturatedAt - 1).end() : null,
        isCurrent(units, asAt, parameters),
        units.size(),
        cumulative,
        findings.size() - cumulative,
        curve,
        curve(units, Found.categories(evidence)),
        rules.ratio(counts));
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

  private static SaturationRules.Curve counts(List<Row> curve) {
    return new SaturationRules.Curve() {
      @Override
      public int units() {
        return curve.size();
      }

      @Override
      public int after(int units) {
        return units == 0 ? 0 : curve.get(units - 1).cumulative();
      }
    };
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
}
