package org.journey.console.research;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Published figures: a tree of parts, told as a table of those that have a number. */
final class ControlledPanels {

  private ControlledPanels() {}

  static List<Panel> of(JsonNode result) {
    Table.Maker table =
        Table.named("published", "Published figures, in parts")
            .texts("Part")
            .numbers("Value", "Count", "Of", "Rests on")
            .texts("Unit");
    add(result, "", table);
    return List.of(
        Panel.of(
            "Published figures",
            "What could tell of somebody is suppressed; which figures there are is said by the"
                + " definition.",
            table.made()));
  }

  private static void add(JsonNode node, String under, Table.Maker table) {
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      JsonNode part = each.getValue();
      if (!part.isObject()) {
        continue;
      }
      String name = under.isEmpty() ? each.getKey() : under + ", " + each.getKey();
      boolean suppressed = part.path("suppressed").asBoolean(false);
      if (suppressed || part.path("value").isNumber() || part.path("n").isNumber()) {
        table.row(
            Cell.text(name),
            suppressed ? Cell.controlled(part.path("value")) : Cell.exact(part.path("value")),
            Cell.count(part.path("numerator")),
            Cell.count(part.path("denominator")),
            Cell.count(part.path("n")),
            Cell.text(part.path("unit").asString("")));
      }
      add(part, name, table);
    }
  }
}
