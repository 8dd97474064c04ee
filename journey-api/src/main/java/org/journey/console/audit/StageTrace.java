package org.journey.console.audit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/**
 * A stage of a journey with what made it entered.
 *
 * @param number of the stage, from 1
 * @param name in words
 * @param entered whether it was
 * @param enteredAt the instant; empty if it was not
 * @param figure the evidence of whether it was entered: its rule and interactions
 */
record StageTrace(int number, String name, boolean entered, String enteredAt, FigureView figure) {

  static List<StageTrace> all(JsonNode state, List<FigureView> figures) {
    Map<String, FigureView> byPointer =
        figures.stream()
            .collect(Collectors.toMap(FigureView::pointer, Function.identity(), (a, _) -> a));
    JsonNode stages = state.path("stageProgress").path("stages");
    return IntStream.range(0, stages.size())
        .mapToObj(
            at -> {
              JsonNode stage = stages.path(at);
              String pointer = "/stageProgress/stages/" + at + "/entered";
              return new StageTrace(
                  stage.path("number").asInt(at + 1),
                  Words.of(stage.path("key").asString("")),
                  stage.path("entered").asBoolean(false),
                  stage.path("enteredAt").asString(""),
                  byPointer.getOrDefault(pointer, new FigureView(pointer, "", "", List.of())));
            })
        .toList();
  }
}
