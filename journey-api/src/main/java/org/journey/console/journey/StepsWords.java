package org.journey.console.journey;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the figures of stage progress mean, in words that praise and blame nobody. */
final class StepsWords {

  private StepsWords() {}

  static List<Figure> figures(JsonNode progress, Stages model, Asked asked) {
    String under = "/stageProgress/";
    return List.of(
        new Figure(
            "Stages in the record",
            reached(progress.path("reached").asString("")),
            asked.evidence(under + "reached")),
        new Figure(
            "Furthest stage in the record",
            highest(progress.path("highest").asInt(0), model),
            asked.evidence(under + "highest")),
        new Figure(
            "Stages before it that are not in the record",
            stages(progress.path("skipped"), model),
            asked.evidence(under + "skipped")),
        new Figure("In the model’s order", inOrder(progress), asked.evidence(under + "inOrder")),
        new Figure(
            "Hoped for",
            stages(progress.path("hopedFor"), model),
            asked.evidence(under + "hopedFor")));
  }

  /** What {@code 1-4} or {@code 1, 3-5} says. */
  static String reached(String reached) {
    if (reached.isEmpty()) {
      return "None";
    }
    boolean one = reached.chars().allMatch(Character::isDigit);
    List<String> runs =
        Arrays.stream(reached.split(",", -1)).map(run -> run.strip().replace("-", " to ")).toList();
    return reached + ": " + (one ? "stage " : "stages ") + JourneyWords.and(runs);
  }

  private static String highest(int highest, Stages model) {
    return highest == 0 ? "None" : highest + ": " + model.name(highest);
  }

  private static String stages(JsonNode numbers, Stages model) {
    return numbers.isEmpty()
        ? "None"
        : JourneyWords.and(
            numbers
                .valueStream()
                .map(each -> each.asInt(0) + " (" + model.name(each.asInt(0)) + ")")
                .toList());
  }

  private static String inOrder(JsonNode progress) {
    if (progress.path("inOrder").asBoolean(true)) {
      return "Yes";
    }
    return "No: "
        + JourneyWords.and(
            progress
                .path("inversions")
                .valueStream()
                .map(
                    pair -> pair.path(1).asString("") + " came before " + pair.path(0).asString(""))
                .toList());
  }
}
