package org.journey.console.reference;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.SubThemes;
import tools.jackson.databind.JsonNode;

/**
 * A stage model, to be read.
 *
 * @param reference its id and version
 * @param stages in order
 * @param meanings of those of its sub-themes that are the study's
 * @param rules which interactions are evidence of what, in words
 * @param text all of it, as YAML
 */
public record ModelView(
    String reference,
    List<Stage> stages,
    List<SubThemes.Meaning> meanings,
    List<Rule> rules,
    String text) {

  /**
   * A stage.
   *
   * @param number of it
   * @param name what it is called
   * @param subThemes what it is about
   */
  public record Stage(String number, String name, String subThemes) {}

  /**
   * A rule.
   *
   * @param name of it
   * @param when which interactions match
   * @param of what they are evidence of
   * @param enters whether they enter the stage
   */
  public record Rule(String name, String when, String of, boolean enters) {}

  /** As the API tells it. */
  static ModelView of(JsonNode model) {
    List<Stage> stages = new ArrayList<>();
    for (JsonNode stage : model.path("stages")) {
      stages.add(
          new Stage(
              stage.path("number").asString(""),
              stage.path("name").asString(""),
              RuleWords.list(stage.path("subThemes"), ", ")));
    }
    List<String> subThemes =
        model
            .path("stages")
            .valueStream()
            .flatMap(stage -> stage.path("subThemes").valueStream())
            .map(key -> key.asString(""))
            .toList();
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : model.path("evidence")) {
      rules.add(
          new Rule(
              rule.path("rule").asString(""),
              RuleWords.when(rule),
              rule.has("findings")
                  ? "the sub-theme of each finding"
                  : rule.path("subTheme").asString(""),
              rule.path("enters").asBoolean(true)));
    }
    return new ModelView(
        model.path("id").asString("") + "@" + model.path("version").asString(""),
        stages,
        SubThemes.known(subThemes),
        rules,
        ModelText.of(model));
  }
}
