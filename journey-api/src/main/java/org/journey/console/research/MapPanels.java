package org.journey.console.research;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.journey.Happenings;
import org.journey.interaction.InteractionType;
import tools.jackson.databind.JsonNode;

/** What directly follows what. */
final class MapPanels {

  private MapPanels() {}

  static List<Panel> of(JsonNode result, MapPicture picture) {
    return List.of(follows(result, picture), activities(result), variants(result));
  }

  private static Panel follows(JsonNode result, MapPicture picture) {
    JsonNode all = result.path("directlyFollows");
    MapPicture.Drawn drawn = picture.of(counts(all, false), counts(all, true));
    Table.Maker table =
        Table.named("follows", "What directly follows what in the same journey")
            .texts("From", "To")
            .numbers("Times", "Journeys", "Median days between")
            .texts(MapPicture.HEADING);
    for (JsonNode each : all) {
      table.row(
          Cell.text(activity(each.path("from").asString(""))),
          Cell.text(activity(each.path("to").asString(""))),
          Cell.count(each.path("count")),
          Cell.count(each.path("journeys")),
          Cell.decimal(each.path("medianDays")),
          drawn.says(each.path("count")));
    }
    return Panel.of(
            "Process map",
            ("What is frequent is not what is good, and no way is the right one. " + drawn.words())
                .strip(),
            table.made())
        .mapped(
            "Activities as places, and how often one directly followed another as lines; the table"
                + " has the numbers",
            drawn);
  }

  /** How often each directly followed another, or itself. */
  private static List<Long> counts(JsonNode all, boolean itself) {
    return all.valueStream()
        .filter(each -> each.path("from").equals(each.path("to")) == itself)
        .map(each -> each.path("count").asLong(0))
        .toList();
  }

  private static Panel activities(JsonNode result) {
    Table.Maker table =
        Table.named("activities", "Activities")
            .texts("Activity")
            .numbers("Times", "Journeys", "Begin with it", "End with it");
    for (JsonNode each : result.path("activities")) {
      table.row(
          Cell.text(activity(each.path("activity").asString(""))),
          Cell.count(each.path("count")),
          Cell.count(each.path("journeys")),
          Cell.count(each.path("starts")),
          Cell.count(each.path("ends")));
    }
    return Panel.of("Activities", "", table.made());
  }

  private static Panel variants(JsonNode result) {
    Table.Maker table =
        Table.named("variants", "Ways that journeys take, the most frequent first")
            .texts("Way")
            .numbers("Journeys", "Share", "With those before");
    for (JsonNode each : result.path("variants")) {
      table.row(
          Cell.text(way(each.path("activities"), "nothing")),
          Cell.count(each.path("count")),
          Cell.share(each.path("share")),
          Cell.share(each.path("coverage")));
    }
    JsonNode others = result.path("otherVariants");
    return Panel.of(
        "Variants",
        "%s in all. Not listed: %s of %s journeys, %s of all."
            .formatted(
                Cell.count(result.path("variantsInAll")).text(),
                Cell.count(others.path("variants")).text(),
                Cell.count(others.path("count")).text(),
                Cell.share(others.path("share")).text()),
        table.made());
  }

  /** Activities one after the other, the same one several times as one with how often. */
  static String way(JsonNode activities, String none) {
    List<String> said = new ArrayList<>();
    String last = "";
    int times = 0;
    for (JsonNode each : activities) {
      String name = activity(each.asString(""));
      if (name.equals(last)) {
        times++;
        continue;
      }
      add(said, last, times);
      last = name;
      times = 1;
    }
    add(said, last, times);
    return said.isEmpty() ? none : String.join(" → ", said);
  }

  private static void add(List<String> said, String name, int times) {
    if (times > 0) {
      said.add(times == 1 ? name : name + " ×" + times);
    }
  }

  /** An activity as the API names it: a stage, a type of interaction or a category. */
  static String activity(String name) {
    return InteractionType.ofShortName(name)
        .map(Happenings::of)
        .orElseGet(() -> ResearchWords.stage(name));
  }
}
