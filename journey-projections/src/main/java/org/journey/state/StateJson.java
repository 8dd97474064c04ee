package org.journey.state;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.journey.engagement.Engagement;
import org.journey.engagement.Engagement.Bridging;
import org.journey.engagement.Saturation;
import org.journey.engagement.Saturation.Ratio;
import org.journey.engagement.Saturation.Row;
import org.journey.engagement.SaturationParameters;
import org.journey.goals.Goal;
import org.journey.interaction.Identity;
import org.journey.interaction.Rfc3339;
import org.journey.stage.StageProgress;
import org.journey.stage.StageProgress.Barrier;
import org.journey.stage.StageProgress.Entrance;
import org.journey.stage.StageProgress.Inversion;
import org.journey.stage.StageProgress.StageState;
import org.journey.stage.StageProgress.SubThemeState;
import org.journey.wellbeing.MeasureSeries;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a state in the names, shapes and order of journey-state.md. */
final class StateJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private StateJson() {}

  static ObjectNode of(JourneyState state, boolean complete) {
    ObjectNode json = NODES.objectNode();
    json.put("journeyId", state.journeyId());
    json.put("clientId", state.clientId());
    json.put("organisation", state.organisation());
    json.put("status", state.status().name());
    json.set("openedAt", instant(state.openedAt()));
    json.set("closedAt", instant(state.closedAt()));
    json.set("asAt", instant(state.asAt()));
    json.set("asKnown", instant(state.asKnown()));
    json.put("model", state.model());
    json.put("sequence", state.sequence());
    json.put("complete", complete);
    json.set("stageProgress", stageProgress(state.stageProgress()));
    json.set("engagement", engagement(state));
    ArrayNode goals = json.putArray("goals");
    state.goals().forEach(goal -> goals.add(goal(goal)));
    ArrayNode wellbeing = json.putArray("wellbeing");
    state.wellbeing().forEach(series -> wellbeing.add(series(series)));
    json.put("worker", state.worker());
    json.put("concernOpen", state.concernOpen());
    json.set("consent", names(state.consent()));
    return json;
  }

  static ObjectNode engagement(JourneyState state) {
    ObjectNode json = engagement(state.engagement());
    json.set("saturation", saturation(state.saturation()));
    return json;
  }

  static ObjectNode stageProgress(StageProgress progress) {
    ObjectNode json = NODES.objectNode();
    json.put("reached", progress.reached());
    json.put("highest", progress.highest());
    json.set("skipped", integers(progress.skipped()));
    json.put("inOrder", progress.inOrder());
    ArrayNode inversions = json.putArray("inversions");
    for (Inversion inversion : progress.inversions()) {
      inversions.addArray().add(inversion.smaller()).add(inversion.larger());
    }
    json.set("hopedFor", integers(progress.hopedFor()));
    ArrayNode stages = json.putArray("stages");
    progress.stages().forEach(stage -> stages.add(stage(stage)));
    ArrayNode barriers = json.putArray("barriers");
    progress.barriers().forEach(barrier -> barriers.add(barrier(barrier)));
    return json;
  }

  private static ObjectNode stage(StageState stage) {
    Entrance entrance = stage.entrance();
    ObjectNode json = NODES.objectNode();
    json.put("number", stage.number());
    json.put("key", stage.key());
    json.put("entered", entrance != null);
    json.set("enteredAt", instant(entrance == null ? null : entrance.at()));
    json.set("enteredBy", entrance == null ? NODES.nullNode() : identity(entrance.by()));
    json.put("rule", entrance == null ? null : entrance.rule());
    json.put("evidenceCount", stage.evidenceCount());
    ArrayNode subThemes = json.putArray("subThemes");
    for (SubThemeState subTheme : stage.subThemes()) {
      subThemes
          .addObject()
          .put("key", subTheme.key())
          .set("firstAt", instant(subTheme.firstAt()))
          .put("count", subTheme.count());
    }
    return json;
  }

  private static ObjectNode identity(Identity identity) {
    return NODES.objectNode().put("source", identity.source()).put("id", identity.id());
  }

  private static ObjectNode barrier(Barrier barrier) {
    ObjectNode json = NODES.objectNode();
    json.put("barrierId", barrier.barrierId());
    json.put("kind", barrier.kind().name());
    json.put("stage", barrier.stage());
    json.set("since", instant(barrier.since()));
    return json;
  }

  private static ObjectNode engagement(Engagement engagement) {
    ObjectNode json = NODES.objectNode();
    json.put("sessionsAttended", engagement.sessionsAttended());
    json.put("sessionsMissed", engagement.sessionsMissed());
    json.set("attendanceRate", decimal(engagement.attendanceRate()));
    ArrayNode activities = json.putArray("activities");
    engagement.activities().forEach(activities::add);
    json.set("categories", names(engagement.categories()));
    json.set("firstContactAt", instant(engagement.firstContactAt()));
    json.set("lastContactAt", instant(engagement.lastContactAt()));
    json.set("firstSessionAt", instant(engagement.firstSessionAt()));
    json.put("longestGapDays", engagement.longestGapDays());
    json.put("lengthDays", engagement.lengthDays());
    ArrayNode bridging = json.putArray("bridging");
    for (Bridging activity : engagement.bridging()) {
      bridging
          .addObject()
          .put("activityId", activity.activityId())
          .put("visits", activity.visits())
          .set("firstAloneAt", instant(activity.firstAloneAt()));
    }
    return json;
  }

  private static ObjectNode saturation(Saturation saturation) {
    SaturationParameters parameters = saturation.parameters();
    ObjectNode json = NODES.objectNode();
    json.put("unit", parameters.unit().name());
    json.put("level", parameters.level().name());
    json.put("runLength", parameters.runLength());
    json.put("state", saturation.state().name());
    json.put("why", saturation.why() == null ? null : saturation.why().name());
    json.set("saturatedAt", instant(saturation.saturatedAt()));
    json.put("current", saturation.current());
    json.put("units", saturation.units());
    json.put("findings", saturation.findings());
    json.put("pending", saturation.pending());
    json.set("curve", curve(saturation.curve()));
    json.set("breadth", curve(saturation.breadth()));
    Ratio ratio = saturation.ratio();
    ObjectNode rule = json.putObject("ratio");
    rule.put("baseSize", parameters.baseSize());
    rule.put("runLength", parameters.runLength());
    rule.set("threshold", decimal(parameters.threshold()));
    rule.put("base", ratio.base());
    rule.put("assessable", ratio.assessable());
    rule.set("effectiveThreshold", decimal(ratio.effectiveThreshold()));
    rule.put("notation", ratio.notation());
    return json;
  }

  private static ArrayNode curve(List<Row> rows) {
    ArrayNode json = NODES.arrayNode(rows.size());
    for (Row row : rows) {
      ObjectNode unit = json.addObject();
      unit.put("unit", row.unit());
      unit.set("end", instant(row.end()));
      ArrayNode found = unit.putArray("new");
      row.found().forEach(found::add);
      unit.put("cumulative", row.cumulative());
    }
    return json;
  }

  private static ObjectNode goal(Goal goal) {
    ObjectNode json = NODES.objectNode();
    json.put("goalId", goal.goalId());
    json.put("domain", goal.domain().name());
    json.put("ledBy", goal.ledBy().name());
    json.put("outlook", goal.outlook().name());
    json.put("status", goal.status().name());
    json.set("setAt", instant(goal.setAt()));
    json.put("progress", goal.progress());
    return json;
  }

  private static ObjectNode series(MeasureSeries series) {
    ObjectNode json = NODES.objectNode();
    json.put("instrument", series.instrument());
    json.put("scale", series.scale());
    json.put("measurements", series.measurements());
    json.set("baseline", decimal(series.baseline()));
    json.set("latest", decimal(series.latest()));
    json.set("change", decimal(series.change()));
    return json;
  }

  private static ArrayNode integers(List<Integer> numbers) {
    ArrayNode json = NODES.arrayNode(numbers.size());
    numbers.forEach(json::add);
    return json;
  }

  private static ArrayNode names(Collection<? extends Enum<?>> codes) {
    ArrayNode json = NODES.arrayNode(codes.size());
    codes.forEach(code -> json.add(code.name()));
    return json;
  }

  private static JsonNode instant(@Nullable Instant time) {
    return time == null ? NODES.nullNode() : NODES.stringNode(Rfc3339.format(time));
  }

  /** Whole numbers as integers, others without trailing zeros. */
  private static JsonNode decimal(@Nullable BigDecimal value) {
    if (value == null) {
      return NODES.nullNode();
    }
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() > 0
        ? NODES.numberNode(plain)
        : NODES.numberNode(plain.toBigIntegerExact());
  }
}
