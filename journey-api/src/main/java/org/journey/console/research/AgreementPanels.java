package org.journey.console.research;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How far two coders agree. */
final class AgreementPanels {

  private AgreementPanels() {}

  static List<Panel> of(JsonNode result) {
    Table.Maker pairs =
        Table.named("pairs", "Coders who coded the same reflections")
            .texts("First", "Second")
            .numbers("Reflections")
            .texts("Their agreement");
    for (JsonNode pair : result.path("pairs")) {
      String first = pair.path("first").asString("");
      String second = pair.path("second").asString("");
      pairs.row(
          Cell.text(first),
          Cell.text(second),
          Cell.count(pair.path("reflections")),
          Cell.link(
              "See " + first + " and " + second,
              Links.with(
                  Links.RESEARCH + "/coding/agreement", Map.of("first", first, "second", second))));
    }
    return List.of(
        Panel.of(
            "By sub-theme",
            "Kappa is the agreement beyond chance; it is not told where both always, or never,"
                + " found it.",
            table(
                "sub-themes", "Agreement on each sub-theme", result.path("subThemes"), "subTheme")),
        Panel.of(
            "By code", "", table("codes", "Agreement on each code", result.path("codes"), "code")),
        Panel.of("Who coded the same", "", pairs.made()));
  }

  private static Table table(String id, String caption, JsonNode rows, String name) {
    Table.Maker table =
        Table.named(id, caption)
            .texts(name.equals("code") ? "Code" : "Sub-theme")
            .numbers("Kappa", "Reflections", "Agreed", "Per cent")
            .numbers("Both found it", "The first alone", "The second alone", "Neither");
    for (JsonNode row : rows) {
      JsonNode counts = row.path("counts");
      table.row(
          Cell.text(ResearchWords.code(row.path(name).asString(""))),
          Cell.exact(row.path("kappa")),
          Cell.count(row.path("n")),
          Cell.count(row.path("agreed")),
          Cell.percent(row.path("percent")),
          Cell.count(counts.path("both")),
          Cell.count(counts.path("firstOnly")),
          Cell.count(counts.path("secondOnly")),
          Cell.count(counts.path("neither")));
    }
    return table.made();
  }
}
