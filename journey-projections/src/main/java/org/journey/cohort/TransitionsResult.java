package org.journey.cohort;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Steps between entries of stages.
 *
 * @param n journeys of the cohort
 * @param steps from the referral first, then by stage
 * @param origins likewise: how many came there, and how many of them entered nothing further
 */
public record TransitionsResult(long n, List<Step> steps, List<Origin> origins)
    implements CohortResult {

  static final String DEFINITION =
      "Steps from one entry of a stage to the next in the order of entry, the first from the"
          + " referral; entries of one instant are in the order of their interactions, then of"
          + " stages. share: of the journeys that came to where the step begins. Days between the"
          + " two are exact (seconds / 86,400): median (the mean of the middle two) and quartiles"
          + " (nearest rank); the first step is negative where the client dated what entered a"
          + " stage before the referral. Going no further is no failure: no stage is a target.";

  /** Copies the lists. */
  public TransitionsResult {
    steps = List.copyOf(steps);
    origins = List.copyOf(origins);
  }

  /**
   * One step.
   *
   * @param from {@code referral} or a stage's number
   * @param to a stage's number
   * @param count journeys that made it
   * @param share of those that came to {@code from}, to 6 places
   * @param days between the two
   */
  public record Step(String from, String to, long count, @Nullable BigDecimal share, Days days) {}

  /**
   * Where steps begin.
   *
   * @param journeys that came to it
   * @param last those of them for which it was the last
   */
  public record Origin(String name, long journeys, long last) {}

  @Override
  public String definition() {
    return DEFINITION;
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    Json.list(
        json,
        "transitions",
        steps,
        (row, step) -> {
          row.put("from", step.from());
          row.put("to", step.to());
          row.put("count", step.count());
          row.set("share", Json.number(step.share()));
          row.set("median", Json.number(step.days().median()));
          row.set("p25", Json.number(step.days().p25()));
          row.set("p75", Json.number(step.days().p75()));
        });
    Json.list(
        json,
        "origins",
        origins,
        (row, origin) -> {
          row.put("from", origin.name());
          row.put("journeys", origin.journeys());
          row.put("last", origin.last());
        });
    return json;
  }
}
