package org.journey.console.journey;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.journey.console.Times;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/**
 * Figures of a journey, opened.
 *
 * @param title what is opened
 * @param asked the view of the journey
 * @param known whether there is such a figure
 * @param index whether all figures are listed, none of them opened
 * @param figures what they say, and by which rules
 * @param items the interactions that made them, in order of time
 * @param amendments of these, by their numbers
 */
record EvidenceView(
    String title,
    Asked asked,
    boolean known,
    boolean index,
    List<Opened> figures,
    List<TimelineItem> items,
    List<Long> amendments) {

  /**
   * A figure.
   *
   * @param rule that made it, if one alone did; else empty
   * @param ruleText what that says; empty if it is not known
   */
  record Opened(String label, List<String> value, String rule, String ruleText, String link) {}

  /**
   * What is under a pointer; all there is to open if nothing is, or none is given.
   *
   * @param figures by which they are named and written
   */
  static EvidenceView of(
      JsonNode evidence,
      String pointer,
      Stages model,
      Asked asked,
      Times times,
      OpenedFigures figures,
      List<TimelineItem> items) {
    List<JsonNode> all = evidence.path("figures").valueStream().toList();
    List<JsonNode> meant = all.stream().filter(each -> isMeant(each, pointer)).toList();
    boolean index = meant.isEmpty();
    List<JsonNode> shown = index ? all : meant;
    Set<Long> sequences = index ? Set.of() : sequences(meant);
    List<TimelineItem> made =
        items.stream().filter(item -> sequences.contains(item.sequence())).toList();
    Set<Long> rest = new TreeSet<>(sequences);
    made.forEach(item -> rest.remove(item.sequence()));
    return new EvidenceView(
        index ? "What made the figures" : "What made: " + figures.name(pointer),
        asked,
        pointer.isEmpty() || !index,
        index,
        shown.stream().map(each -> opened(each, figures, model, asked, times)).toList(),
        made,
        List.copyOf(rest));
  }

  private static boolean isMeant(JsonNode figure, String pointer) {
    String own = figure.path("pointer").asString("");
    return !pointer.isEmpty() && (own.equals(pointer) || own.startsWith(pointer + "/"));
  }

  /** The numbers of all interactions that made figures under a pointer. */
  static Set<Long> sequences(JsonNode evidence, String pointer) {
    return sequences(
        evidence.path("figures").valueStream().filter(each -> isMeant(each, pointer)).toList());
  }

  private static Set<Long> sequences(List<JsonNode> figures) {
    return figures.stream()
        .flatMap(figure -> figure.path("interactions").valueStream())
        .map(each -> each.path("sequence").asLong(0))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Opened opened(
      JsonNode figure, OpenedFigures figures, Stages model, Asked asked, Times times) {
    String pointer = figure.path("pointer").asString("");
    String rule = figure.path("rule").asString("");
    List<String> value = figures.value(pointer, figure.path("value"));
    return new Opened(
        figures.name(pointer),
        value == null ? value(named(pointer), figure.path("value"), times) : value,
        rule,
        model.rules().getOrDefault(rule, ""),
        asked.evidence(pointer));
  }

  /** The name of the field that a pointer leads to: its last part that is no place in a list. */
  private static String named(String pointer) {
    String name = "";
    for (String part : pointer.split("/", -1)) {
      if (!part.isEmpty() && !part.chars().allMatch(Character::isDigit)) {
        name = part;
      }
    }
    return name;
  }

  private static List<String> value(String name, JsonNode value, Times times) {
    if (value.isArray()) {
      List<String> lines = new ArrayList<>();
      value.forEach(each -> lines.add(String.join(", ", value(name, each, times))));
      return lines.isEmpty() ? List.of("None") : lines;
    }
    if (value.isObject()) {
      return value.properties().stream()
          .map(
              each ->
                  JourneyWords.field(each.getKey())
                      + ": "
                      + String.join(", ", value(each.getKey(), each.getValue(), times)))
          .toList();
    }
    if (value.isNull() || value.isMissingNode()) {
      return List.of("Nothing is known");
    }
    if (value.isBoolean()) {
      return List.of(value.asBoolean() ? "Yes" : "No");
    }
    String text = value.asString("");
    if (Details.isId(name)) {
      return List.of(text);
    }
    String moment = times.moment(text);
    return List.of(moment.isEmpty() ? word(text) : moment);
  }

  private static String word(String text) {
    return Words.isCode(text)
        ? Words.code(text)
        : text.startsWith("sub-theme:") || text.startsWith("code:") ? JourneyWords.key(text) : text;
  }
}
