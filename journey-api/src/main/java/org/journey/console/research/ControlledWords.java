package org.journey.console.research;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.journey.console.Words;

/**
 * What published figures of cohorts are called, and how a group of them is told.
 *
 * @param headings of the columns that say which it is: one, or two of where from and where to
 * @param value the heading of its number
 * @param chart as charts.js knows it
 * @param unit of what is drawn; empty for counts
 * @param between what stands between the two names of a pair; empty where a name is one
 */
record ControlledWords(
    List<String> headings, String value, String chart, String unit, String between) {

  /** What holds the figures together and says nothing itself. */
  private static final Set<String> TRANSPARENT =
      Set.of("byStage", "timeToStage", "transitions", "conformance", "processMap", "saturation");

  private static final String JOURNEYS = "Journeys";

  private static final Map<String, ControlledWords> GROUPS =
      Map.of(
          "byPair",
          new ControlledWords(List.of("From", "To"), JOURNEYS, "sankey", "", "-"),
          "inversions",
          new ControlledWords(
              List.of("Entered later", "Though before it in the model"), JOURNEYS, "none", "", "-"),
          "directlyFollows",
          new ControlledWords(List.of("From", "To"), "Times", "graph", "", " > "),
          "activities",
          new ControlledWords(List.of("Activity"), "Times", "bar", "", ""),
          "variants",
          new ControlledWords(List.of("Way"), JOURNEYS, "bar", "journeys", ""),
          "weeks",
          new ControlledWords(List.of("Week"), "Have yet to enter", "steps", "%", ""),
          "exits",
          new ControlledWords(List.of("State"), JOURNEYS, "bar", "journeys", ""),
          "findings",
          new ControlledWords(List.of("Finding"), JOURNEYS, "bar", "journeys", ""));

  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("byPair", "From stage to stage"),
          Map.entry("directlyFollows", "What directly follows what"),
          Map.entry("ends", "End with it"),
          Map.entry("entered", "Entered it"),
          Map.entry("exits", "Entered, or closed without, or neither yet"),
          Map.entry("findings", "Journeys in which it was found"),
          Map.entry("inOrder", "In the order of the model, of all"),
          Map.entry("inOrderOfEntered", "In the order of the model, of those who entered any"),
          Map.entry("inversions", "Pairs of stages entered the other way round"),
          Map.entry("kaplanMeierMedian", "Kaplan-Meier median"),
          Map.entry("meanFitnessPercent", "Mean fitness by token replay"),
          Map.entry("median", "Median"),
          Map.entry("medianJourneysToSaturation", "Journeys until saturation, median over orders"),
          Map.entry("p25", "Lower quartile"),
          Map.entry("p75", "Upper quartile"),
          Map.entry("starts", "Begin with it"),
          Map.entry("variants", "Ways that journeys take"),
          Map.entry("weeks", "Share who have yet to enter, week by week"));

  static boolean isTransparent(String name) {
    return TRANSPARENT.contains(name);
  }

  /** What a part is called. */
  static String part(String name) {
    String known = PARTS.get(name);
    return known != null
        ? known
        : name.matches("\\d{1,2}") ? ResearchWords.stage(name) : Words.code(Words.of(name));
  }

  /** For the middle of a sentence. */
  static String lower(String label) {
    return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
  }

  /** How a group is told; one that is not known, as numbers of journeys. */
  static ControlledWords of(String group) {
    ControlledWords known = GROUPS.get(group);
    return known != null
        ? known
        : new ControlledWords(List.of("Part"), JOURNEYS, "bar", "journeys", "");
  }

  /** What stands in the columns that say which it is. */
  List<String> names(String name) {
    int at = between.isEmpty() ? -1 : name.lastIndexOf(between);
    if (headings.size() == 2) {
      return at < 0
          ? List.of(name, "")
          : List.of(end(name.substring(0, at)), end(name.substring(at + between.length())));
    }
    return List.of(
        switch (headings.getFirst()) {
          case "State" -> ResearchWords.exit(name);
          case "Finding" -> ResearchWords.finding(name);
          case "Week", "Way" -> name;
          case "Activity" -> MapPanels.activity(name);
          default -> part(name);
        });
  }

  private String end(String name) {
    return between.equals("-") ? ResearchWords.stage(name) : MapPanels.activity(name);
  }
}
