package org.journey.cohort;

import java.math.BigDecimal;
import java.util.List;
import org.journey.cohort.estimate.LogRank;
import org.journey.cohort.estimate.Occupancy;
import org.journey.cohort.estimate.SurvivalCurve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Time from referral to each stage.
 *
 * @param n journeys of the cohort
 * @param groupBy by what they are compared; null if they are not
 * @param stages in the model's order, those that were asked for
 */
public record TimeToStageResult(long n, @Nullable GroupBy groupBy, List<OfStage> stages)
    implements CohortResult {

  /** Copies the list. */
  public TimeToStageResult {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param number of the model
   * @param key of the model
   * @param entered days to it among those who entered it
   * @param curve how many have yet to enter it
   * @param incidence how many have entered it, or were closed without, by reason
   * @param exits names of the states of {@code incidence}, in their order
   * @param groups in the order of their names' codes, those with journeys; empty if not asked for
   * @param logRank between the groups; null if not asked for
   */
  public record OfStage(
      int number,
      String key,
      Days entered,
      SurvivalCurve curve,
      Occupancy incidence,
      List<String> exits,
      List<OfGroup> groups,
      @Nullable LogRank logRank) {

    /** Copies the lists. */
    public OfStage {
      exits = List.copyOf(exits);
      groups = List.copyOf(groups);
    }
  }

  /** One group's curve. */
  public record OfGroup(String name, SurvivalCurve curve) {}

  @Override
  public String definition() {
    return "Days from referral to entering each stage, exactly (seconds / 86,400, to 6 places half"
        + " up); negative where the client dated what entered it before the referral. curve:"
        + " the Kaplan-Meier estimate of the share that has yet to enter, the rest censored"
        + " at closing (without reopening) or at asAt, entries before those censored at the"
        + " same time; told at whole days, each row what happened since the whole day"
        + " before, up to and including it, with how many were at risk at its beginning;"
        + " standard error by Greenwood, 95 % limits on the scale of the logarithm, cut at"
        + " 1. median: the first time at which half or fewer have yet to enter, with the"
        + " times at which the limits come to a half. incidence: the Aalen-Johansen estimate"
        + " of the share that has entered, beside those closed without, by reason, as"
        + " competing exits. logRank: whether groups at referral enter alike; groups differ"
        + " in much else, so it shows no cause. No stage is a target, and none is a"
        + " failure.";
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    json.put("groupBy", groupBy == null ? null : groupBy.name());
    Json.list(json, "stages", stages, TimeToStageResult::write);
    return json;
  }

  private static void write(ObjectNode json, OfStage stage) {
    json.put("stage", stage.number);
    json.put("key", stage.key);
    write(json, stage.curve);
    ObjectNode among = json.putObject("amongEntered");
    among.put("n", stage.entered.n());
    among.set("median", Json.number(stage.entered.median()));
    among.set("p25", Json.number(stage.entered.p25()));
    among.set("p75", Json.number(stage.entered.p75()));
    Json.list(
        json,
        "incidence",
        stage.incidence.rows(),
        (row, at) -> {
          row.put("day", at.time());
          row.put("atRisk", at.atRisk());
          for (int i = 0; i < stage.exits.size(); i++) {
            row.set(stage.exits.get(i), Json.number(at.in().get(i)));
          }
        });
    Json.list(
        json,
        "groups",
        stage.groups,
        (group, of) -> {
          group.put("group", of.name());
          write(group, of.curve());
        });
    if (stage.logRank == null) {
      json.putNull("logRank");
    } else {
      write(json.putObject("logRank"), stage, stage.logRank);
    }
  }

  private static void write(ObjectNode json, SurvivalCurve curve) {
    json.put("n", curve.n());
    json.put("events", curve.events());
    json.set("median", Json.number(days(curve.median())));
    json.set("medianLower", Json.number(days(curve.medianLower())));
    json.set("medianUpper", Json.number(days(curve.medianUpper())));
    Json.list(
        json,
        "curve",
        curve.rows(),
        (row, at) -> {
          row.put("day", at.time());
          row.put("atRisk", at.atRisk());
          row.put("events", at.events());
          row.put("censored", at.censored());
          row.set("survival", Json.number(at.survival()));
          row.set("standardError", Json.number(at.standardError()));
          row.set("lower", Json.number(at.lower()));
          row.set("upper", Json.number(at.upper()));
        });
  }

  private static void write(ObjectNode json, OfStage stage, LogRank test) {
    json.set("chiSquare", Json.number(test.chiSquare()));
    json.put("degrees", test.degrees());
    json.set("p", Json.number(test.p()));
    ArrayNode groups = json.putArray("groups");
    for (int i = 0; i < test.groups().size(); i++) {
      LogRank.Group group = test.groups().get(i);
      ObjectNode each = groups.addObject();
      each.put("group", stage.groups.get(i).name());
      each.put("n", group.n());
      each.put("observed", group.observed());
      each.set("expected", Json.number(group.expected()));
    }
  }

  private static @Nullable BigDecimal days(@Nullable Long micros) {
    return micros == null ? null : Days.of(micros);
  }
}
