package org.journey.console.research;

import java.util.List;
import java.util.stream.StreamSupport;
import org.journey.console.Address;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/** When the next person stopped telling something new. */
final class SaturationPanels {

  private SaturationPanels() {}

  static List<Panel> of(JsonNode result, boolean opens) {
    return List.of(
        rules(result), curve(result), told(result, opens), spread(result), shuffles(result));
  }

  private static Panel rules(JsonNode result) {
    JsonNode ratio = result.path("ratio");
    String why = result.path("why").asString("");
    return Panel.of(
        "The two rules",
        "It says nothing of benefit: nobody is closed or moved on by it.",
        Table.named("rules", "What the rules say")
            .texts("Figure", "Says")
            .row(
                Cell.text("State by the run rule"),
                Cell.text(
                    Words.code(result.path("state").asString(""))
                        + (why.isEmpty() ? "" : ": " + Words.code(why))))
            .row(Cell.text("Reached with journey number"), Cell.count(result.path("saturatedAt")))
            .row(
                Cell.text("Journeys in which the client was asked"),
                Cell.count(result.path("units")))
            .row(
                Cell.text("Journeys in which nobody asked, left out"),
                Cell.count(result.path("neverAsked")))
            .row(Cell.text("Findings"), Cell.count(result.path("findings")))
            .row(Cell.text("Run length"), Cell.count(result.path("runLength")))
            .row(
                Cell.text("Ratio rule, journeys and run"),
                Cell.text(ratio.path("notation").asString(Cell.NOTHING)))
            .row(
                Cell.text("Ratio rule can be assessed"),
                Cell.text(ratio.path("assessable").asBoolean(false) ? "Yes" : "No"))
            .row(Cell.text("Findings of the base"), Cell.count(ratio.path("base")))
            .row(Cell.text("Base size"), Cell.count(ratio.path("baseSize")))
            .row(Cell.text("Threshold"), Cell.exact(ratio.path("threshold")))
            .row(Cell.text("Threshold in effect"), Cell.exact(ratio.path("effectiveThreshold")))
            .made());
  }

  /** The last row is of who was asked last: that nothing came since is what saturation is. */
  private static Panel curve(JsonNode result) {
    Table.Maker table =
        Table.named("saturation-curve", "Findings after each that brought something new, and last")
            .numbers("Journey number", "Findings so far", "New");
    long last = 0;
    for (JsonNode row : result.path("curve")) {
      last = row.path("unit").asLong(0);
      table.row(
          Cell.count(row.path("unit")),
          Cell.count(row.path("cumulative")),
          Cell.count(row.path("new").size()));
    }
    if (last < result.path("units").asLong(0)) {
      table.row(
          Cell.count(result.path("units")), Cell.count(result.path("findings")), Cell.count(0));
    }
    return Panel.of("Curve", "Those between the rows brought nothing new.", table.made())
        .drawn(SaturationDrawing.of(result));
  }

  private static Panel told(JsonNode result, boolean opens) {
    Table.Maker table =
        Table.named("new-findings", "What each of them brought")
            .numbers("Journey number")
            .texts("Journey", "New findings");
    for (JsonNode row : result.path("curve")) {
      String id = row.path("journeyId").asString("");
      table.row(
          Cell.count(row.path("unit")),
          opens && !id.isEmpty() ? Cell.link(id, Address.journey(id)) : Cell.text(id),
          Cell.text(
              String.join(
                  ", ",
                  StreamSupport.stream(row.path("new").spliterator(), false)
                      .map(each -> ResearchWords.finding(each.asString("")))
                      .toList())));
    }
    return Panel.of("What was new", "", table.made());
  }

  private static Panel spread(JsonNode result) {
    Table.Maker table =
        Table.named("spread", "Findings over shuffled orders")
            .numbers("Journey number", "5 % have at most", "Median", "95 % have at most");
    for (JsonNode row : result.path("shuffles").path("spread")) {
      table.row(
          Cell.count(row.path("unit")),
          Cell.count(row.path("p5")),
          Cell.count(row.path("median")),
          Cell.count(row.path("p95")));
    }
    JsonNode shuffles = result.path("shuffles");
    return Panel.of(
            "Over shuffled orders",
            "%s orders from the seed %s, as the order matters."
                .formatted(
                    Cell.count(shuffles.path("shuffles")).text(),
                    Cell.exact(shuffles.path("seed")).text()),
            table.made())
        .drawn(
            "line", "The same curve over shuffled orders; the table has the numbers", "findings");
  }

  private static Panel shuffles(JsonNode result) {
    Table.Maker table =
        Table.named("shuffles", "With which journey the rules were met over shuffled orders")
            .texts("Rule")
            .numbers("Orders in which it was", "Least", "Lower quartile", "Median")
            .numbers("Upper quartile", "Most");
    row(table, "Run rule", result.path("shuffles").path("saturatedAt"));
    row(table, "Ratio rule", result.path("shuffles").path("ratioN"));
    return Panel.of("When it was reached", "", table.made());
  }

  private static void row(Table.Maker table, String rule, JsonNode told) {
    table.row(
        Cell.text(rule),
        Cell.count(told.path("count")),
        Cell.exact(told.path("least")),
        Cell.exact(told.path("p25")),
        Cell.exact(told.path("median")),
        Cell.exact(told.path("p75")),
        Cell.exact(told.path("most")));
  }
}
