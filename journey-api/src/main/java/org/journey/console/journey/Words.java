package org.journey.console.journey;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Codes, keys and fields of interactions in plain words. One that is not known shows as it is. */
final class Words {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  /** Those that are no words in lower case, or would be misread so. */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("GP", "GP"),
          Map.entry("IT", "IT"),
          Map.entry("ONS4", "ONS4"),
          Map.entry("SWEMWBS", "SWEMWBS"),
          Map.entry("UCLA3", "UCLA 3-item"),
          Map.entry("MYCAW", "MYCAW"),
          Map.entry("PERSONALISED", "One to one, on a problem"),
          Map.entry("BACKGROUND", "There when needed"),
          Map.entry("PERSONAL", "Chosen together, one to one"),
          Map.entry("SIGNPOSTED", "Told about it"),
          Map.entry("TEAM", "Someone of the team"),
          Map.entry("PRESENT_NEED", "What they came for"),
          Map.entry("NEW", "A wish that arose since"),
          Map.entry("EXPERIENCED", "Experienced"),
          Map.entry("PASSING", "For now, or only while supported"),
          Map.entry("ASPIRED", "A hope for later"),
          Map.entry("NOT_SO", "Says it is not so"),
          Map.entry("RECORD", "Keeping this record"),
          Map.entry("SHARE_WITH_REFERRER", "Sharing with who referred them"),
          Map.entry("RESEARCH", "Research"),
          Map.entry("OWN_WORDS", "A coder may read what they told"),
          Map.entry("SET", "Set"),
          Map.entry("PROGRESSED", "Under way"));

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

  private Words() {}

  /** A code in capitals, as {@code NO_ANSWER}. */
  static String code(String code) {
    String known = CODES.get(code);
    if (known != null) {
      return known;
    }
    int colon = code.indexOf(':');
    return colon > 0
        ? code(code.substring(0, colon)) + ": " + code.substring(colon + 1)
        : capital(code.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /** Several codes, in a row. */
  static String codes(JsonNode list) {
    return list.valueStream()
        .map(each -> code(each.asString("")))
        .collect(Collectors.joining(", "));
  }

  /** A key, as {@code personalised-support}, with or without its kind and a colon before it. */
  static String key(String key) {
    String bare = key.substring(key.indexOf(':') + 1);
    return capital(bare.replace('-', ' ').replace("/", ", "));
  }

  /** The name of a field, as {@code referralSource}. */
  static String field(String name) {
    String known = FIELDS.get(name);
    return known != null
        ? known
        : capital(HUMP.matcher(name).replaceAll("$1 $2").toLowerCase(Locale.ROOT));
  }

  /** A calendar day as it is written here; what is none stays. */
  static String day(String iso) {
    if (!DATE.matcher(iso).matches()) {
      return iso;
    }
    try {
      return DAY.format(LocalDate.parse(iso));
    } catch (DateTimeParseException none) {
      return iso;
    }
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

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
