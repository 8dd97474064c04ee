package org.journey.console.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A stage model, as far as a page speaks of it.
 *
 * @param reference id@version
 * @param stages ascending
 * @param rules their text, by name
 */
record Stages(String reference, List<Stage> stages, Map<String, String> rules) {

  /**
   * A stage.
   *
   * @param subThemes their keys
   */
  record Stage(int number, String key, String name, List<String> subThemes) {}

  static Stages of(JsonNode model) {
    List<Stage> stages = new ArrayList<>();
    for (JsonNode stage : model.path("stages")) {
      String key = stage.path("key").asString("");
      stages.add(
          new Stage(
              stage.path("number").asInt(0),
              key,
              stage.path("name").asString(JourneyWords.key(key)),
              stage.path("subThemes").valueStream().map(each -> each.asString("")).toList()));
    }
    Map<String, String> rules = new LinkedHashMap<>();
    for (JsonNode rule : model.path("evidence")) {
      rules.put(rule.path("rule").asString(""), RuleWords.of(rule));
    }
    return new Stages(
        model.path("id").asString("") + "@" + model.path("version").asString(""),
        List.copyOf(stages),
        Map.copyOf(rules));
  }

  /** The name of a stage; its number in words if the model has none of it. */
  String name(int number) {
    return stages.stream()
        .filter(stage -> stage.number == number)
        .map(Stage::name)
        .findFirst()
        .orElse("Stage " + number);
  }
}
