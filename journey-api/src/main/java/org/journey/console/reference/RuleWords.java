package org.journey.console.reference;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a rule of a stage model looks for, in words. */
final class RuleWords {

  private RuleWords() {}

  /** Which interactions match it. */
  static String when(JsonNode rule) {
    List<String> parts = new ArrayList<>();
    parts.add(events(rule.path("event")));
    tests(parts, "where ", rule.path("where"));
    tests(parts, "of a goal set before whose ", rule.path("goal"));
    if (rule.has("findings")) {
      parts.add("with findings that are " + rule.path("findings").asString(""));
    }
    if (rule.has("only")) {
      parts.add("of these sub-themes alone: " + list(rule.path("only"), ", "));
    }
    if (rule.has("except")) {
      parts.add("of any sub-theme but " + list(rule.path("except"), ", "));
    }
    if (rule.has("coders")) {
      parts.add("as read by " + list(rule.path("coders"), " or "));
    }
    if (rule.has("sustained")) {
      parts.add(sustained(rule.path("sustained")));
    }
    if (rule.has("nth")) {
      parts.add("from the match number " + rule.path("nth").asString("") + " on");
    }
    if (rule.has("distinct")) {
      parts.add("counting each " + rule.path("distinct").asString("") + " once");
    }
    return String.join("; ", parts);
  }

  private static String events(JsonNode event) {
    List<String> labels = new ArrayList<>();
    if (event.isArray()) {
      event.forEach(each -> labels.add(Meanings.label(each.asString(""))));
    } else {
      labels.add(Meanings.label(event.asString("")));
    }
    return String.join(", or ", labels);
  }

  private static void tests(List<String> parts, String before, JsonNode fields) {
    List<String> tests = new ArrayList<>();
    fields
        .properties()
        .forEach(field -> tests.add(field.getKey() + " is " + list(field.getValue(), " or ")));
    if (!tests.isEmpty()) {
      parts.add(before + String.join(" and ", tests));
    }
  }

  private static String sustained(JsonNode sustained) {
    return "better than at first on "
        + sustained.path("instrument").asString("")
        + " "
        + sustained.path("scale").asString("")
        + " by at least "
        + sustained.path("improvement").asString("")
        + ", and so since at least "
        + sustained.path("apartDays").asString("")
        + " days before";
  }

  /** Values one after the other; one that is no list, alone. */
  static String list(JsonNode values, String between) {
    if (!values.isArray()) {
      return values.asString("");
    }
    List<String> all = new ArrayList<>();
    values.forEach(value -> all.add(value.asString("")));
    return String.join(between, all);
  }
}
