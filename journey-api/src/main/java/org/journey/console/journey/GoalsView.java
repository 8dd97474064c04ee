package org.journey.console.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Times;
import org.journey.console.Words;
import org.journey.interaction.InteractionType;
import tools.jackson.databind.JsonNode;

/** Goals and wellbeing measures of a state. */
record GoalsView(List<Goal> goals, List<Scale> scales) {

  /**
   * A goal.
   *
   * @param words it was put in, or why they are not here
   */
  record Goal(
      String id,
      String words,
      String domain,
      String ledBy,
      String outlook,
      String status,
      String since,
      String progress,
      String link) {}

  /**
   * A scale that was measured.
   *
   * @param better which way is better, in words
   * @param change from the first to the latest; that there is one alone, where there is
   */
  record Scale(
      String instrument,
      String scale,
      String measurements,
      String baseline,
      String latest,
      String change,
      String better,
      String link) {}

  /** measures.md: better is lower for these, whatever their scale. */
  private static final Map<String, String> BETTER =
      Map.of("UCLA3", "Lower is better", "MYCAW", "Lower is better", "SWEMWBS", "Higher is better");

  /** What goals were put in, by their ids, of what was read of a timeline. */
  static Map<String, String> words(List<JsonNode> read) {
    Map<String, String> words = new HashMap<>();
    for (JsonNode standing : read) {
      if (TimelineReader.is(standing, InteractionType.GOAL_SET)) {
        JsonNode data = standing.path("data");
        String text = Details.text(data.path("text"));
        words.put(data.path("goalId").asString(""), text.isEmpty() ? "Not put in words" : text);
      }
    }
    return words;
  }

  static GoalsView of(JsonNode state, Map<String, String> words, Asked asked, Times times) {
    List<Goal> goals = new ArrayList<>();
    for (JsonNode goal : state.path("goals")) {
      JsonNode progress = goal.path("progress");
      goals.add(
          new Goal(
              goal.path("goalId").asString(""),
              words.getOrDefault(goal.path("goalId").asString(""), "Its words are on another page"),
              Words.code(goal.path("domain").asString("")),
              Words.code(goal.path("ledBy").asString("")),
              Words.code(goal.path("outlook").asString("")),
              Words.code(goal.path("status").asString("")),
              times.day(goal.path("setAt").asString("")),
              progress(progress),
              asked.evidence("/goals/" + goals.size())));
    }
    List<Scale> scales = new ArrayList<>();
    for (JsonNode scale : state.path("wellbeing")) {
      String instrument = scale.path("instrument").asString("");
      String name = scale.path("scale").asString("");
      int measurements = scale.path("measurements").asInt(0);
      scales.add(
          new Scale(
              Words.code(instrument),
              scale(name),
              Integer.toString(measurements),
              scale.path("baseline").asString(""),
              scale.path("latest").asString(""),
              measurements > 1 ? change(scale.path("change")) : "Measured once",
              better(instrument, name),
              asked.evidence("/wellbeing/" + scales.size())));
    }
    return new GoalsView(List.copyOf(goals), List.copyOf(scales));
  }

  /** The name of a scale. */
  static String scale(String name) {
    return JourneyWords.key(
        name.startsWith("concern:") ? "own concern " + name.substring(8) : name);
  }

  /** How far a goal has come. */
  static String progress(JsonNode progress) {
    return progress.isNumber() ? progress.asString("") + " of 100" : "Not told";
  }

  /** A change, with its sign. */
  static String change(JsonNode change) {
    String text = change.asString("");
    return change.isNumber() && change.asDouble(0) > 0 ? "+" + text : text;
  }

  private static String better(String instrument, String scale) {
    if (instrument.equals("ONS4")) {
      return scale.equals("anxious") ? "Lower is better" : "Higher is better";
    }
    return BETTER.getOrDefault(instrument, "As the instrument has it");
  }
}
