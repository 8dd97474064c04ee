package org.journey.console.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.journey.console.Address;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/** What a replay tells of all journeys together, and where two readings differ. */
final class ReplayPanels {

  private static final String NOT_IN_IT = "Not in it";

  private ReplayPanels() {}

  static List<Panel> result(JsonNode result) {
    Table.Maker reached =
        Table.named("reached", "Journeys by the stages entered")
            .texts("Stages entered")
            .numbers("Journeys");
    for (Map.Entry<String, JsonNode> each : result.path("reached").properties()) {
      reached.row(
          Cell.text(
              each.getKey().equals("OTHER")
                  ? "Few, together"
                  : ResearchWords.reached(each.getKey())),
          Cell.controlled(each.getValue()));
    }
    Table.Maker saturation =
        Table.named("saturation", "Journeys by the saturation of their engagement")
            .texts("Saturation")
            .numbers("Journeys");
    for (Map.Entry<String, JsonNode> each : result.path("saturation").properties()) {
      saturation.row(Cell.text(Words.code(each.getKey())), Cell.controlled(each.getValue()));
    }
    return List.of(
        Panel.of("Stages entered", "No stage is a target.", reached.made())
            .drawn("bar", "Journeys by the stages entered; the table has the numbers", "journeys"),
        Panel.of("Saturation", "It says nothing of benefit.", saturation.made()));
  }

  /** How many moved from where to where, with what the two readings are called. */
  static Panel moves(JsonNode comparison) {
    Table.Maker table =
        Table.named("moves", "Journeys that moved")
            .texts("Stages entered in the base", "Stages entered in the replay")
            .numbers("Journeys");
    for (JsonNode move : comparison.path("moves")) {
      table.row(
          side(move.path("from"), "base"),
          side(move.path("to"), "replay"),
          Cell.controlled(move.path("count")));
    }
    return Panel.of(
            "Who reads differently",
            "From which stages entered in the base to which in the replay. A move is a difference"
                + " of reading: nothing happened to anybody.",
            table.made())
        .drawn("sankey", "Journeys from what the base says to what the replay says", "");
  }

  /** A chart has to tell the two sides apart: it else takes the same words for the same place. */
  private static Cell side(JsonNode reached, String which) {
    String said = reached(reached);
    return Cell.labelled(said, said + " (" + which + ")");
  }

  /**
   * A journey that moved.
   *
   * @param id of it, or a pseudonym
   * @param link to it; empty where it cannot be opened
   * @param from the stages entered in the base
   * @param to those in the replay
   * @param gained evidence that only the replay has
   * @param lost evidence that only the base has
   */
  record Moved(
      String id, String link, String from, String to, List<String> gained, List<String> lost) {}

  static List<Moved> moved(JsonNode comparison, boolean opens) {
    List<Moved> moved = new ArrayList<>();
    for (JsonNode each : comparison.path("journeys")) {
      String id = each.path("journeyId").asString("");
      moved.add(
          new Moved(
              id,
              opens ? Address.journey(id) : "",
              reached(each.path("from")),
              reached(each.path("to")),
              evidence(each.path("gained")),
              evidence(each.path("lost"))));
    }
    return moved;
  }

  private static String reached(JsonNode node) {
    return node.isString() ? ResearchWords.reached(node.asString("")) : NOT_IN_IT;
  }

  /**
   * Evidence by stage and rule, each interaction once with how often it is there: that nothing is
   * lost, and one does not read the same line again and again.
   */
  private static List<String> evidence(JsonNode list) {
    Map<String, Map<String, Integer>> by = new TreeMap<>();
    for (JsonNode each : list) {
      String source = each.path("source").asString("");
      String rule =
          "stage %s (%s), rule %s: "
              .formatted(
                  each.path("stage").asString(""),
                  Words.of(each.path("subTheme").asString("")).toLowerCase(Locale.ROOT),
                  each.path("rule").asString(""));
      String interaction =
          each.path("id").asString("") + (source.equals("pseudonym") ? "" : " of " + source);
      by.computeIfAbsent(rule, any -> new TreeMap<>()).merge(interaction, 1, Integer::sum);
    }
    List<String> said = new ArrayList<>();
    by.forEach(
        (rule, interactions) -> {
          List<String> each = new ArrayList<>();
          interactions.forEach((id, times) -> each.add(times == 1 ? id : id + " ×" + times));
          said.add(rule + String.join(", ", each));
        });
    return said;
  }
}
