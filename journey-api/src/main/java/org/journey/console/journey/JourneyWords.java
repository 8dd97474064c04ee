package org.journey.console.journey;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.journey.console.Times;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/** Keys, fields and numbers of a journey in plain words. One that is not known shows as it is. */
final class JourneyWords {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("clientId", "Client"),
          Map.entry("activityId", "Activity"),
          Map.entry("sessionId", "Meeting"),
          Map.entry("goalId", "Goal"),
          Map.entry("barrierId", "Barrier"),
          Map.entry("concernId", "Concern"),
          Map.entry("referralSource", "Referred by"),
          Map.entry("recommendedBy", "Recommended by"),
          Map.entry("nhsNumber", "NHS number"),
          Map.entry("ledBy", "Led by"),
          Map.entry("dueOn", "Due on"),
          Map.entry("knownBy", "Known by"),
          Map.entry("accompaniedBy", "Accompanied by"),
          Map.entry("notified", "Told beforehand"),
          Map.entry("stage", "Stands before stage"),
          Map.entry("text", "In words"),
          Map.entry("with", "With whom"),
          Map.entry("present", "Who was there"));

  private JourneyWords() {}

  /** Several codes, in a row. */
  static String codes(JsonNode list) {
    return list.valueStream()
        .map(each -> Words.code(each.asString("")))
        .collect(Collectors.joining(", "));
  }

  /** A key, as {@code personalised-support}, with or without its kind and a colon before it. */
  static String key(String key) {
    String bare = key.substring(key.indexOf(':') + 1);
    return Words.capital(bare.replace('-', ' ').replace("/", ", "));
  }

  /** The name of a field, as {@code referralSource}. */
  static String field(String name) {
    String known = FIELDS.get(name);
    return known != null ? known : Words.of(name);
  }

  /** A calendar day as it is written here; what is none stays. */
  static String day(String iso) {
    if (!DATE.matcher(iso).matches()) {
      return iso;
    }
    try {
      return Times.written(LocalDate.parse(iso));
    } catch (DateTimeParseException none) {
      return iso;
    }
  }

  /**
   * With a full stop at its end, unless it ends as sentences do: people write reasons either way.
   */
  static String sentence(String words) {
    String text = words.stripTrailing();
    return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") || text.endsWith("…")
        ? text
        : text + ".";
  }

  /** So many of something. */
  static String count(long number, String one, String more) {
    return number + " " + (number == 1 ? one : more);
  }

  /** A list as it is said: one, two and three. */
  static String and(List<String> several) {
    return several.size() < 2
        ? String.join("", several)
        : String.join(", ", several.subList(0, several.size() - 1)) + " and " + several.getLast();
  }
}
