package org.journey.console.journey;

import java.util.stream.Collectors;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/** The rules of a stage model (stage-model.md, "Evidence") in sentences. */
final class RuleWords {

  private RuleWords() {}

  static String of(JsonNode rule) {
    StringBuilder words = new StringBuilder(events(rule.path("event")));
    add(words, ", where ", tests(rule.path("where")));
    add(words, ", of a goal where ", tests(rule.path("goal")));
    JsonNode sustained = rule.path("sustained");
    if (sustained.isObject()) {
      words
          .append(", better than the first ")
          .append(Words.code(sustained.path("instrument").asString("")))
          .append(" ")
          .append(sustained.path("scale").asString(""))
          .append(" by ")
          .append(sustained.path("improvement").asString(""))
          .append(" or more, and so for ")
          .append(sustained.path("apartDays").asString(""))
          .append(" days or more");
    }
    int nth = rule.path("nth").asInt(1);
    if (nth > 1) {
      words.append(", from match ").append(nth).append(" on");
      add(words, ", counting once each ", rule.path("distinct").asString(""));
    }
    return words.append(evidence(rule)).toString();
  }

  private static String evidence(JsonNode rule) {
    StringBuilder words = new StringBuilder();
    String subTheme = rule.path("subTheme").asString("");
    String tense = rule.path("findings").asString("");
    if (!tense.isEmpty()) {
      words
          .append(": each finding told as “")
          .append(Words.code(tense))
          .append("” is evidence of its own sub-theme");
      add(words, ", if it is one of: ", keys(rule.path("only")));
      add(words, ", but for: ", keys(rule.path("except")));
      add(words, ", as read by: ", raw(rule.path("coders")));
    } else {
      words.append(": evidence of “").append(JourneyWords.key(subTheme)).append("”");
    }
    return words
        .append(rule.path("enters").asBoolean(true) ? "." : ". It does not enter the stage.")
        .toString();
  }

  private static String events(JsonNode event) {
    return event.isArray()
        ? event
            .valueStream()
            .map(each -> event(each.asString("")))
            .collect(Collectors.joining("” or “", "“", "”"))
        : "“" + event(event.asString("")) + "”";
  }

  private static String event(String shortName) {
    return Happenings.of("journey." + shortName + ".v1");
  }

  private static String tests(JsonNode tests) {
    return tests.isObject()
        ? tests.properties().stream()
            .map(each -> JourneyWords.field(each.getKey()) + " is " + value(each.getValue()))
            .collect(Collectors.joining(" and "))
        : "";
  }

  private static String value(JsonNode value) {
    return value.isArray()
        ? value
            .valueStream()
            .map(each -> "“" + Words.capital(Words.code(each.asString(""))) + "”")
            .collect(Collectors.joining(" or "))
        : "“" + Words.capital(Words.code(value.asString(""))) + "”";
  }

  private static String keys(JsonNode list) {
    return list.valueStream()
        .map(each -> JourneyWords.key(each.asString("")))
        .collect(Collectors.joining(", "));
  }

  private static String raw(JsonNode list) {
    return list.valueStream().map(each -> each.asString("")).collect(Collectors.joining(", "));
  }

  private static void add(StringBuilder words, String before, String what) {
    if (!what.isEmpty()) {
      words.append(before).append(what);
    }
  }
}
