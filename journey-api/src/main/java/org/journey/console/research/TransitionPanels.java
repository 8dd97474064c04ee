package org.journey.console.research;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** From which stage to which. */
final class TransitionPanels {

  private TransitionPanels() {}

  static List<Panel> of(JsonNode result) {
    Table.Maker steps =
        Table.named("transitions", "Steps from one entry of a stage to the next")
            .texts("From", "To")
            .numbers(
                "Journeys",
                "Of those who came to where it begins",
                "Median days",
                "Lower quartile",
                "Upper quartile");
    for (JsonNode step : result.path("transitions")) {
      steps.row(
          Cell.text(ResearchWords.stage(step.path("from").asString(""))),
          Cell.text(ResearchWords.stage(step.path("to").asString(""))),
          Cell.count(step.path("count")),
          Cell.share(step.path("share")),
          Cell.decimal(step.path("median")),
          Cell.decimal(step.path("p25")),
          Cell.decimal(step.path("p75")));
    }
    for (JsonNode origin : result.path("origins")) {
      if (origin.path("last").asInt(0) > 0) {
        String from = origin.path("from").asString("");
        steps.row(
            Cell.text(ResearchWords.stage(from)),
            Cell.text(stays(from)),
            Cell.count(origin.path("last")),
            Cell.empty(),
            Cell.empty(),
            Cell.empty(),
            Cell.empty());
      }
    }
    Table.Maker origins =
        Table.named("origins", "Where steps begin")
            .texts("From")
            .numbers("Journeys that came there", "Of them, entered no other stage after it");
    for (JsonNode origin : result.path("origins")) {
      origins.row(
          Cell.text(ResearchWords.stage(origin.path("from").asString(""))),
          Cell.count(origin.path("journeys")),
          Cell.count(origin.path("last")));
    }
    return List.of(
        Panel.of(
                "The way between stages", "Staying is no loss: no stage is a target.", steps.made())
            .drawn(
                "sankey",
                "Journeys from the referral to the stages and on between them; the table has the"
                    + " numbers",
                ""),
        Panel.of("Where steps begin", "", origins.made()));
  }

  private static String stays(String from) {
    return from.matches("\\d+") ? "Stays at stage " + from : "No stage entered";
  }
}
