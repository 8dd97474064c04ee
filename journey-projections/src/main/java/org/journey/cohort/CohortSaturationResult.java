package org.journey.cohort;

import java.util.List;
import org.journey.cohort.CohortSaturationParameters.Order;
import org.journey.engagement.Saturation.Ratio;
import org.journey.engagement.Saturation.State;
import org.journey.engagement.Saturation.Why;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The saturation of a cohort.
 *
 * @param parameters as asked for
 * @param n journeys of the cohort
 * @param neverAsked those left out because nobody asked
 * @param notListed those asked but not listed; 0 unless the order is LISTED
 * @param units journeys that were gone through
 * @param why the run rule cannot be applied; null if it can
 * @param saturatedAt the journey, from 1, that completed the first run without anything new; 0 if
 *     the last ones still brought something
 * @param ratio by the ratio rule
 * @param rows journeys that brought something new
 * @param findings in all
 * @param shuffles over other orders
 */
public record CohortSaturationResult(
    CohortSaturationParameters parameters,
    long n,
    long neverAsked,
    int notListed,
    int units,
    @Nullable Why why,
    int saturatedAt,
    Ratio ratio,
    List<Row> rows,
    int findings,
    Shuffles shuffles)
    implements CohortResult {

  static final String CONTROLLED =
      "Journeys in which the client was asked (a reflection was recorded), those in which nobody"
          + " was, the median over shuffled orders of the number of journeys after which a run of"
          + " them brought nothing new, and how many journeys evidence each finding. It says"
          + " nothing of benefit.";

  /** Copies the list. */
  public CohortSaturationResult {
    rows = List.copyOf(rows);
  }

  /**
   * A journey that brought something new.
   *
   * @param unit its place in the order, from 1
   * @param found what it brought first, sorted by name
   * @param cumulative all brought so far
   */
  public record Row(int unit, String journeyId, List<String> found, int cumulative) {

    /** Copies the list. */
    public Row {
      found = List.copyOf(found);
    }
  }

  /** By the run rule. */
  public State state() {
    return why != null ? State.NOT_ASSESSABLE : saturatedAt > 0 ? State.SATURATED : State.OPEN;
  }

  @Override
  public String definition() {
    return "When the next person stopped telling something new: the study's stopping rule with"
        + " journeys as units. Units are the journeys in which the client was asked, in the order"
        + " asked for; the others are left out and counted. Findings of a journey are "
        + switch (parameters.level()) {
          case SUB_THEME -> "the sub-themes with evidence under the model, entering or not";
          case CODE -> "the codes of EXPERIENCED findings that count";
        }
        + ". The run rule: SATURATED when the last runLength journeys brought nothing new;"
        + " saturatedAt is the journey that completed the first such run of the present stretch."
        + " The ratio rule (Guest, Namey and Chen 2020): the first run of runLength journeys after"
        + " the base whose new findings are at most threshold of the base, as N+R. The curve has a"
        + " row for each journey that brought something; those between brought nothing. shuffles:"
        + " the same rules over so many shuffled orders from the stated seed. It says nothing of"
        + " benefit.";
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    json.put("order", parameters.order().name());
    json.put("level", parameters.level().name());
    json.put("runLength", parameters.rules().runLength());
    json.put("state", state().name());
    json.put("why", why == null ? null : why.name());
    if (saturatedAt > 0 && why == null) {
      json.put("saturatedAt", saturatedAt);
    } else {
      json.putNull("saturatedAt");
    }
    json.put("units", units);
    json.put("neverAsked", neverAsked);
    if (parameters.order() == Order.LISTED) {
      json.put("notListed", notListed);
    }
    json.put("findings", findings);
    Json.list(
        json,
        "curve",
        rows,
        (row, unit) -> {
          row.put("unit", unit.unit());
          row.put("journeyId", unit.journeyId());
          Json.texts(row, "new", unit.found());
          row.put("cumulative", unit.cumulative());
        });
    ObjectNode told = json.putObject("ratio");
    told.put("baseSize", parameters.rules().baseSize());
    told.put("runLength", parameters.rules().runLength());
    told.set("threshold", Json.number(parameters.rules().threshold()));
    told.put("base", ratio.base());
    told.put("assessable", ratio.assessable());
    told.set("effectiveThreshold", Json.number(ratio.effectiveThreshold()));
    told.put("notation", ratio.notation());
    write(json.putObject("shuffles"));
    return json;
  }

  private void write(ObjectNode json) {
    json.put("shuffles", shuffles.shuffles());
    json.put("seed", parameters.seed());
    write(json.putObject("saturatedAt"), shuffles.run());
    write(json.putObject("ratioN"), shuffles.ratio());
    Json.list(
        json,
        "spread",
        shuffles.spread(),
        (row, spread) -> {
          row.put("unit", spread.unit());
          row.put("p5", spread.p5());
          row.put("median", spread.median());
          row.put("p95", spread.p95());
        });
  }

  private static void write(ObjectNode json, Shuffles.Distribution of) {
    json.put("count", of.count());
    json.put("least", of.least());
    json.put("p25", of.p25());
    json.set("median", Json.number(of.median()));
    json.put("p75", of.p75());
    json.put("most", of.most());
  }
}
