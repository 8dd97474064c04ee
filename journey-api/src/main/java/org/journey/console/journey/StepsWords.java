package org.journey.console.journey;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the figures of stage progress mean, in words that praise and blame nobody. */
final class StepsWords {

  private static final String NONE = "None";

  private StepsWords() {}

  /** The figures of stage progress. */
  static List<FigureKind> kinds(Stages model) {
    return List.of(
        kind("reached", "Stages in the record", reached -> reached(reached.asString(""))),
        kind("highest", "Furthest stage in the record", number -> highest(number.asInt(0), model)),
        kind(
            "skipped",
            "Stages before it that are not in the record",
            numbers -> stages(numbers, model)),
        kind("inOrder", "In the model’s order", inOrder -> inOrder.asBoolean(true) ? "Yes" : "No"),
        kind("inversions", "Out of the model’s order", StepsWords::inversions),
        kind("hopedFor", "Hoped for", numbers -> stages(numbers, model)));
  }

  private static FigureKind kind(String member, String label, Function<JsonNode, String> words) {
    return new FigureKind("/stageProgress/" + member, label, words);
  }

  /** What {@code 1-4} or {@code 1, 3-5} says. */
  static String reached(String reached) {
    if (reached.isEmpty()) {
      return NONE;
    }
    boolean one = reached.chars().allMatch(Character::isDigit);
    List<String> runs =
        Arrays.stream(reached.split(",", -1)).flatMap(run -> run(run.strip())).toList();
    return reached + ": " + (one ? "stage " : "stages ") + JourneyWords.and(runs);
  }

  /** A run of two is said as two. */
  private static Stream<String> run(String run) {
    List<String> ends = List.of(run.split("-", -1));
    boolean two =
        ends.size() == 2
            && Integer.parseInt(ends.getLast()) == Integer.parseInt(ends.getFirst()) + 1;
    return two ? ends.stream() : Stream.of(String.join(" to ", ends));
  }

  private static String highest(int highest, Stages model) {
    return highest == 0 ? NONE : highest + ": " + model.name(highest);
  }

  private static String stages(JsonNode numbers, Stages model) {
    return numbers.isEmpty()
        ? NONE
        : JourneyWords.and(
            numbers
                .valueStream()
                .map(each -> each.asInt(0) + " (" + model.name(each.asInt(0)) + ")")
                .toList());
  }

  private static String inversions(JsonNode pairs) {
    return pairs.isEmpty()
        ? NONE
        : JourneyWords.and(
            pairs
                .valueStream()
                .map(
                    pair -> pair.path(1).asString("") + " came before " + pair.path(0).asString(""))
                .toList());
  }
}
