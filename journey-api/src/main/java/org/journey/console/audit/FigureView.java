package org.journey.console.audit;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.Times;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/**
 * A figure of a journey's state with what made it.
 *
 * @param pointer where it stands in the state
 * @param value in words
 * @param rule of the stage model; empty if none made it
 * @param interactions that made it
 */
record FigureView(String pointer, String value, String rule, List<Ref> interactions) {

  /** So many are shown beside a figure; all of them on its own page. */
  private static final int SHOWN = 6;

  /**
   * An interaction.
   *
   * @param sequence its place in the log
   * @param source of its id
   * @param id as its emitter named it
   */
  record Ref(long sequence, String source, String id) {}

  FigureView {
    interactions = List.copyOf(interactions);
  }

  static FigureView of(JsonNode figure, Times times) {
    String pointer = figure.path("pointer").asString("");
    List<Ref> interactions = new ArrayList<>();
    for (JsonNode each : figure.path("interactions").values()) {
      interactions.add(
          new Ref(
              each.path("sequence").asLong(0),
              each.path("source").asString(""),
              each.path("id").asString("")));
    }
    return new FigureView(
        pointer,
        isOfStage(pointer) && figure.path("value").isString()
            ? times.day(figure.path("value").asString(""))
            : AuditWords.value(figure.path("value"), times),
        figure.path("rule").asString(""),
        interactions);
  }

  /**
   * When a stage was entered can be as people tell it, of a month or year: a day at the closest.
   */
  private static boolean isOfStage(String pointer) {
    return pointer.matches("/stageProgress/.*At");
  }

  /** All of an answer. */
  static List<FigureView> all(JsonNode evidence, Times times) {
    return evidence.path("figures").values().stream().map(each -> of(each, times)).toList();
  }

  /** The first of those that made it. */
  public List<Ref> first() {
    return interactions.subList(0, Math.min(SHOWN, interactions.size()));
  }

  /** How many there are beside the first. */
  public int more() {
    return interactions.size() - first().size();
  }

  /** What it is called: the words of its pointer. */
  public String name() {
    List<String> words = new ArrayList<>();
    for (String part : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
      words.add(
          part.matches("[0-9]{1,9}")
              ? Integer.toString(Integer.parseInt(part) + 1)
              : Words.of(part));
    }
    return String.join(" › ", words);
  }
}
