package org.journey.research;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import org.journey.cohort.CohortFilter;
import org.journey.cohort.CohortFilterReading;
import org.journey.engagement.SaturationParameters;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Rfc3339;
import org.journey.model.StageModel;
import org.journey.replay.Question;
import org.journey.stage.Dating;
import org.journey.state.JourneyStateParameters;
import org.journey.state.ParameterReader;
import org.journey.state.ParameterReading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a replay is of, with both instants settled: asked again, it has the same answer.
 *
 * @param model {@code id@version}
 * @param asAt what had happened by then
 * @param asKnown what had been recorded by then
 * @param cohort of one organisation
 * @param saturation how it is asked for
 * @param dating from when dated evidence counts
 */
record Request(
    String model,
    Instant asAt,
    Instant asKnown,
    CohortFilter cohort,
    SaturationParameters saturation,
    Dating dating) {

  /** The question it asks. */
  Question question(
      StageModel named, StageModel standard, String organisation, Set<ConsentScope> consents) {
    return new Question(
        new JourneyStateParameters(named, dating, saturation),
        asAt,
        asKnown,
        organisation,
        cohort,
        standard,
        consents);
  }

  /** As it is kept and answered. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", model);
    json.put("asAt", Rfc3339.format(asAt));
    json.put("asKnown", Rfc3339.format(asKnown));
    json.set("cohort", cohort.toJson());
    ObjectNode rules = json.putObject("saturation");
    rules.put("unit", saturation.unit().name());
    rules.put("level", saturation.level().name());
    rules.put("runLength", saturation.runLength());
    rules.put("baseSize", saturation.baseSize());
    rules.put("threshold", saturation.threshold());
    rules.put("periodDays", saturation.periodDays());
    rules.put("asked", saturation.asked());
    json.put("dating", dating.name());
    return json;
  }

  /** From what {@link #toJson} gave. */
  static Request of(JsonNode json, StageModel any) {
    TreeMap<String, String> parameters = new TreeMap<>();
    json.get("saturation").forEachEntry((name, value) -> parameters.put(name, plain(value)));
    parameters.put("dating", json.get("dating").stringValue());
    if (ParameterReader.read(any, parameters)
            instanceof ParameterReading.Read(JourneyStateParameters read)
        && CohortFilter.read(json.get("cohort"))
            instanceof CohortFilterReading.Read(CohortFilter cohort)) {
      return new Request(
          json.get("model").stringValue(),
          instant(json.get("asAt")),
          instant(json.get("asKnown")),
          cohort,
          read.saturation(),
          read.dating());
    }
    throw new IllegalStateException("a kept request is no longer read");
  }

  /** As it would stand in a query. */
  static String plain(JsonNode value) {
    return value.isNumber() && !value.isIntegralNumber()
        ? new BigDecimal(value.asString()).toPlainString()
        : value.asString();
  }

  private static Instant instant(JsonNode text) {
    Instant instant = Rfc3339.parse(text.stringValue());
    if (instant == null) {
      throw new IllegalStateException("a kept instant is no longer read");
    }
    return instant;
  }
}
