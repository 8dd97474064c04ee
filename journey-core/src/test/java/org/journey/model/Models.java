package org.journey.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;

/** Texts of models and what the reader makes of them. */
final class Models {

  /** Two stages and a place for rules. */
  static final String HEAD =
      """
      id: m
      version: 3
      stages:
        - {number: 1, key: one, name: First, subThemes: [here, there]}
        - {number: 4, key: four, name: Fourth, subThemes: [gone]}
      evidence:
      """;

  private Models() {}

  /** A model with these rules, each in YAML flow style without its braces. */
  static String withRules(String... rules) {
    StringBuilder text = new StringBuilder(HEAD);
    for (String rule : rules) {
      text.append("  - {").append(rule).append("}\n");
    }
    return text.toString();
  }

  static StageModel read(String text) {
    return switch (StageModelReader.read(text.getBytes(UTF_8))) {
      case ModelReading.Read read -> read.model();
      case ModelReading.Refused refused -> throw new AssertionError(refused.problem());
    };
  }

  static Problem refused(String text) {
    return switch (StageModelReader.read(text.getBytes(UTF_8))) {
      case ModelReading.Read read -> throw new AssertionError(read.model() + " was read");
      case ModelReading.Refused refused -> refused.problem();
    };
  }

  /** The errors, each as {@code pointer: reason} without its line and column. */
  static List<String> errors(String text) {
    return refused(text).errors().stream().map(Models::plain).toList();
  }

  private static String plain(FieldError error) {
    return error.pointer() + ": " + error.reason().replaceFirst("^line \\d+, column \\d+: ", "");
  }
}
