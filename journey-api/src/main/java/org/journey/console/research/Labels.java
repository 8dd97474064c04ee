package org.journey.console.research;

import java.util.Locale;
import java.util.Map;
import org.journey.console.FieldError;

/** What the fields of research are called on its pages, which the API knows by other names. */
final class Labels {

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("openedFrom", "Referred from"),
          Map.entry("openedTo", "Referred before"),
          Map.entry("source", "Referred by"),
          Map.entry("reason", "Reason"),
          Map.entry("reached", "Stages reached"),
          Map.entry("ageBand", "Age"),
          Map.entry("deprivation", "Decile of deprivation"),
          Map.entry("asAt", "As it was at"),
          Map.entry("asKnown", "As was known on"),
          Map.entry("model", "Stage model"),
          Map.entry("dating", "What was told counts"),
          Map.entry("stage", "Stage"),
          Map.entry("groupBy", "Compare groups"),
          Map.entry("of", "Activities are"),
          Map.entry("variants", "Ways that are listed"),
          Map.entry(MapPicture.LEAST, "Draw what happened at least (times)"),
          Map.entry("order", "Order of the journeys"),
          Map.entry("listed", "Ids of journeys in an order"),
          Map.entry("level", "Findings are"),
          Map.entry("runLength", "Run length"),
          Map.entry("baseSize", "Base size"),
          Map.entry("threshold", "Threshold"),
          Map.entry("seed", "Seed of the shuffled orders"),
          Map.entry("unit", "Units are"),
          Map.entry("periodDays", "Days of a period"),
          Map.entry("asked", "Periods that count"),
          Map.entry("format", "Format"),
          Map.entry("sequenceUnit", "Unit of state sequences"),
          Map.entry("endState", "State sequences end"),
          Map.entry("first", "First coder"),
          Map.entry("second", "Second coder"),
          Map.entry("tense", "Findings"),
          Map.entry("subTheme", "Sub-theme"),
          Map.entry("code", "Finer code of it"));

  /** That days are refused where small numbers are protected, as the API says it. */
  static final String MONTHS =
      "openedFrom: and openedTo must be starts of calendar months in UTC: small numbers are"
          + " protected";

  /** Reasons of the API that name its parameters, or go on from their names. */
  private static final Map<String, String> REASONS =
      Map.of(
          MONTHS.substring("openedFrom: ".length()),
          "choose whole months, here and in Referred before: small numbers are protected",
          "is needed with order=LISTED",
          "type them, or choose another order",
          "must be entered stages, like 1-5 or 1, 3-5, or none",
          "type the stages entered, such as 1-5 or 1, 3-5, or none",
          "is needed beside the other coder",
          "choose a coder, or the two who coded most for both");

  private Labels() {}

  /** What a field is called; one that no page has, by its name. */
  static String of(String name) {
    return LABELS.getOrDefault(name, name);
  }

  /** The same where months are typed: of moments their ends are meant. */
  static String ofMonths(String name) {
    return switch (name) {
      case "asAt" -> "As it was at the end of";
      case "asKnown" -> "As was known at the end of";
      default -> of(name);
    };
  }

  /** The same within a sentence. */
  static String within(String name) {
    String label = of(name);
    return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
  }

  /** What is wrong with a field, with what it is called. */
  static FieldError wrong(String name, String reason) {
    return new FieldError(name, of(name) + ": " + reason);
  }

  /**
   * What the API refuses of a parameter.
   *
   * @param parameter as it names it
   * @param label of the field
   * @param detail in its words, which begin with the parameter
   */
  static String refused(String parameter, String label, String detail) {
    String begin = parameter + ": ";
    if (parameter.isEmpty() || !detail.startsWith(begin)) {
      return detail;
    }
    String reason = detail.substring(begin.length());
    return label + ": " + REASONS.getOrDefault(reason, reason);
  }
}
