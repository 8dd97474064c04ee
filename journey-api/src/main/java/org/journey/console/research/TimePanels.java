package org.journey.console.research;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/** Time to stage, stage by stage. */
final class TimePanels {

  private static final String PERCENT = "%";

  private TimePanels() {}

  static List<Panel> of(JsonNode result) {
    List<Panel> panels = new ArrayList<>();
    panels.add(summary(result));
    for (JsonNode stage : result.path("stages")) {
      String number = stage.path("stage").asString("");
      panels.add(curve(stage, number));
      panels.add(risk(stage, number));
      if (!stage.path("groups").isEmpty()) {
        panels.add(groups(stage, number));
        panels.add(groupCurves(stage, number));
      }
      if (stage.path("logRank").isObject()) {
        panels.add(logRank(stage.path("logRank"), number));
      }
      panels.add(incidence(stage, number));
    }
    return panels;
  }

  private static Panel summary(JsonNode result) {
    Table.Maker table =
        Table.named("stages", "Days from referral until each stage was entered")
            .texts("Stage")
            .numbers(
                "Journeys",
                "Entered",
                "Median days, with those who have not yet",
                "95 % from",
                "95 % to",
                "Median days among who entered",
                "Lower quartile",
                "Upper quartile");
    for (JsonNode stage : result.path("stages")) {
      JsonNode among = stage.path("amongEntered");
      table.row(
          Cell.text(
              ResearchWords.stage(stage.path("stage").asString(""))
                  + " ("
                  + stage.path("key").asString("")
                  + ")"),
          Cell.count(stage.path("n")),
          Cell.count(stage.path("events")),
          Cell.decimal(stage.path("median")),
          Cell.decimal(stage.path("medianLower")),
          Cell.decimal(stage.path("medianUpper")),
          Cell.decimal(among.path("median")),
          Cell.decimal(among.path("p25")),
          Cell.decimal(among.path("p75")));
    }
    return Panel.of("All stages asked for", "", table.made());
  }

  private static Panel curve(JsonNode stage, String number) {
    Table.Maker table =
        Table.named("curve-" + number, "Share that had yet to enter stage " + number)
            .numbers("Day", "Yet to enter", "95 % limit below", "95 % limit above");
    JsonNode rows = stage.path("curve");
    if (!rows.isEmpty() && rows.path(0).path("day").asInt(0) > 0) {
      table.row(Cell.count(0), all(), all(), all());
    }
    for (JsonNode row : rows) {
      table.row(
          Cell.exact(row.path("day")),
          Cell.share(row.path("survival")),
          Cell.share(row.path("lower")),
          Cell.share(row.path("upper")));
    }
    return Panel.of(
            "Stage " + number + ": share that had yet to enter it",
            "Kaplan-Meier; the band is the 95 % limits. At day 0 it is everybody.",
            table.made())
        .drawn(
            "steps",
            "Steps from all journeys down to the share that has not entered stage "
                + number
                + ", by days since referral, with the 95 % limits; the table has the numbers",
            PERCENT);
  }

  private static Cell all() {
    return new Cell("100.0 %", "100", true, null);
  }

  private static Panel risk(JsonNode stage, String number) {
    Table.Maker table =
        Table.named("risk-" + number, "Numbers behind the curve of stage " + number)
            .numbers("Day", "At risk", "Entered", "Censored", "Standard error (Greenwood)");
    for (JsonNode row : stage.path("curve")) {
      table.row(
          Cell.exact(row.path("day")),
          Cell.count(row.path("atRisk")),
          Cell.count(row.path("events")),
          Cell.count(row.path("censored")),
          Cell.exact(row.path("standardError")));
    }
    return Panel.of("Stage " + number + ": numbers at risk", "", table.made());
  }

  private static Panel groups(JsonNode stage, String number) {
    Table.Maker table =
        Table.named("groups-" + number, "Groups at referral, and when they entered stage " + number)
            .texts("Group")
            .numbers("Journeys", "Entered", "Median days", "95 % from", "95 % to");
    for (JsonNode group : stage.path("groups")) {
      table.row(
          Cell.text(Words.code(group.path("group").asString(""))),
          Cell.count(group.path("n")),
          Cell.count(group.path("events")),
          Cell.decimal(group.path("median")),
          Cell.decimal(group.path("medianLower")),
          Cell.decimal(group.path("medianUpper")));
    }
    return Panel.of(
        "Stage " + number + ": groups",
        "Groups differ in much else: a difference shows no cause.",
        table.made());
  }

  private static Panel groupCurves(JsonNode stage, String number) {
    List<JsonNode> groups = new ArrayList<>();
    SortedSet<Integer> days = new TreeSet<>();
    days.add(0);
    for (JsonNode group : stage.path("groups")) {
      if (!group.path("curve").isEmpty()) {
        groups.add(group);
        group.path("curve").forEach(row -> days.add(row.path("day").asInt(0)));
      }
    }
    Table.Maker table =
        Table.named("group-curves-" + number, "Share of each group that had yet to enter")
            .numbers("Day");
    groups.forEach(group -> table.numbers(Words.code(group.path("group").asString(""))));
    for (int day : days) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.count(day));
      groups.forEach(group -> cells.add(at(group.path("curve"), day)));
      table.row(cells);
    }
    return Panel.of(
            "Stage " + number + ": share of each group that had yet to enter it",
            "A group's share holds until its next day, and ends with its last.",
            table.made())
        .drawn("steps", "One line of steps for each group; the table has the numbers", PERCENT);
  }

  /** What a curve says of a day: its last row by then; nothing after its end. */
  private static Cell at(JsonNode curve, int day) {
    JsonNode last = null;
    boolean more = false;
    for (JsonNode row : curve) {
      if (row.path("day").asInt(0) <= day) {
        last = row;
      } else {
        more = true;
      }
    }
    if (last == null) {
      return all();
    }
    return more || last.path("day").asInt(0) == day
        ? Cell.share(last.path("survival"))
        : Cell.empty();
  }

  private static Panel logRank(JsonNode test, String number) {
    Table.Maker table =
        Table.named("log-rank-" + number, "Entered, and expected if groups were alike")
            .texts("Group")
            .numbers("Journeys", "Entered", "Expected");
    for (JsonNode group : test.path("groups")) {
      table.row(
          Cell.text(Words.code(group.path("group").asString(""))),
          Cell.count(group.path("n")),
          Cell.count(group.path("observed")),
          Cell.exact(group.path("expected")));
    }
    return Panel.of(
        "Stage " + number + ": log-rank test",
        "Chi-square %s with %s of freedom, p %s."
            .formatted(
                Cell.exact(test.path("chiSquare")).text(),
                degrees(test.path("degrees")),
                Cell.exact(test.path("p")).text()),
        table.made());
  }

  private static String degrees(JsonNode degrees) {
    return Cell.exact(degrees).text() + (degrees.asInt(0) == 1 ? " degree" : " degrees");
  }

  private static Panel incidence(JsonNode stage, String number) {
    Set<String> exits = new LinkedHashSet<>();
    for (JsonNode row : stage.path("incidence")) {
      for (Map.Entry<String, JsonNode> each : row.properties()) {
        exits.add(each.getKey());
      }
    }
    exits.removeAll(Set.of("day", "atRisk"));
    Table.Maker table =
        Table.named("incidence-" + number, "Share in each state after a day, stage " + number)
            .numbers("Day", "At risk");
    exits.forEach(exit -> table.numbers(ResearchWords.exit(exit)));
    for (JsonNode row : stage.path("incidence")) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.exact(row.path("day")));
      cells.add(Cell.count(row.path("atRisk")));
      exits.forEach(exit -> cells.add(Cell.share(row.path(exit))));
      table.row(cells);
    }
    return Panel.of(
        "Stage " + number + ": entered, closed or waiting",
        "Aalen-Johansen: closing, by reason, as a competing exit.",
        table.made());
  }
}
