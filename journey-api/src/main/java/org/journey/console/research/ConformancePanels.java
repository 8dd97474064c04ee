package org.journey.console.research;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** How far journeys keep to the order of the model. */
final class ConformancePanels {

  private ConformancePanels() {}

  static List<Panel> of(JsonNode result) {
    return List.of(order(result), inversions(result), fitness(result), paths(result));
  }

  private static Panel order(JsonNode result) {
    JsonNode all = result.path("inOrder");
    JsonNode entered = all.path("ofEntered");
    return Panel.of(
        "In the order of the model",
        "Another order is no failure.",
        Table.named("in-order", "Journeys in order")
            .texts("Of")
            .numbers("In order", "Share")
            .row(
                Cell.text("All journeys"),
                Cell.count(all.path("count")),
                Cell.share(all.path("share")))
            .row(
                Cell.text(
                    "The "
                        + Cell.count(entered.path("entered")).text()
                        + " that entered any stage"),
                Cell.count(entered.path("count")),
                Cell.share(entered.path("share")))
            .made());
  }

  private static Panel inversions(JsonNode result) {
    Table.Maker table =
        Table.named("inversions", "Pairs of stages entered the other way round")
            .texts("Entered later", "Though before it in the model")
            .numbers("Journeys");
    for (JsonNode each : result.path("inversions")) {
      table.row(
          Cell.text(ResearchWords.stage(each.path("pair").path(0).asString(""))),
          Cell.text(ResearchWords.stage(each.path("pair").path(1).asString(""))),
          Cell.count(each.path("count")));
    }
    return Panel.of("The other way round", "", table.made());
  }

  private static Panel fitness(JsonNode result) {
    JsonNode fitness = result.path("fitness");
    return Panel.of(
        "Fitness by token replay",
        "",
        Table.named("fitness", "Token replay on the net of the model's order")
            .texts("Figure")
            .numbers("Value")
            .row(Cell.text("Mean over journeys"), Cell.exact(fitness.path("mean")))
            .row(Cell.text("Of the tokens of all"), Cell.exact(fitness.path("log")))
            .row(Cell.text("Tokens produced"), Cell.count(fitness.path("produced")))
            .row(Cell.text("Tokens consumed"), Cell.count(fitness.path("consumed")))
            .row(Cell.text("Tokens missing"), Cell.count(fitness.path("missing")))
            .row(Cell.text("Tokens remaining"), Cell.count(fitness.path("remaining")))
            .made());
  }

  private static Panel paths(JsonNode result) {
    Table.Maker table =
        Table.named("paths", "Orders in which stages were entered")
            .texts("Stages")
            .numbers("Journeys", "Fitness", "Tokens missing", "Tokens remaining");
    for (JsonNode path : result.path("paths")) {
      table.row(
          Cell.text(MapPanels.way(path.path("stages"), "none")),
          Cell.count(path.path("count")),
          Cell.exact(path.path("fitness")),
          Cell.count(path.path("missing")),
          Cell.count(path.path("remaining")));
    }
    return Panel.of(
        "Orders of entry",
        "Not listed: %s orders of %s journeys."
            .formatted(
                Cell.count(result.path("pathsNotListed")).text(),
                Cell.count(result.path("journeysNotListed")).text()),
        table.made());
  }
}
