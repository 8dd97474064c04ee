package org.journey.console.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By which rules a journey is read beside its model, as the address has them: those of the
 * saturation of engagement, and from when what was told counts. What is null or blank is as usual.
 *
 * @param unit what a unit is
 * @param level what a finding is
 * @param runLength so many units without a finding in a row saturate
 * @param baseSize so many units are the base of the ratio rule
 * @param threshold of the ratio rule
 * @param periodDays length of a period
 * @param asked whether only periods count in which the client was asked
 * @param dating from when what was told counts
 */
record Reading(
    @Nullable String unit,
    @Nullable String level,
    @Nullable String runLength,
    @Nullable String baseSize,
    @Nullable String threshold,
    @Nullable String periodDays,
    @Nullable String asked,
    @Nullable String dating) {

  /** As usual. */
  static final Reading USUAL = new Reading(null, null, null, null, null, null, null, null);

  static final String UNIT = "unit";
  static final String LEVEL = "level";

  /**
   * A field of the form.
   *
   * @param name of the parameter, and the input's id
   * @param hint what is so if it is left empty, and what may be typed; empty for what is chosen
   * @param choices the usual one first; empty for what is typed
   */
  record Field(String name, String label, String hint, List<Choice> choices) {}

  /**
   * One of several.
   *
   * @param value as the API takes it; empty for the usual one
   */
  record Choice(String value, String label) {}

  /** All of them, in the order of the form. */
  static final List<Field> FIELDS =
      List.of(
          chosen(
              UNIT,
              "Look at what is new by (unit)",
              new Choice("", "Each time asked (usual)"),
              new Choice("CONTACT", "Each contact"),
              new Choice("PERIOD", "Each period of days")),
          typed("periodDays", "Days of a period", "28 if left empty"),
          chosen(
              "asked",
              "Periods that count",
              new Choice("", "Client was asked (usual)"),
              new Choice("false", "With any contact")),
          chosen(
              LEVEL,
              "What counts as new (level)",
              new Choice("", "A sub-theme (usual)"),
              new Choice("CODE", "A code of what was told")),
          typed("runLength", "How many in a row without anything new (run)", "2 if left empty"),
          typed(
              "baseSize", "How many the second way to tell begins with (base)", "4 if left empty"),
          typed(
              "threshold",
              "Up to which part of that base is next to nothing (threshold)",
              "From 0 to 1; 0.05 if left empty"),
          chosen(
              "dating",
              "What was told counts from (dating)",
              new Choice("", "When it began (usual)"),
              new Choice("TOLD", "When it was told")));

  private static Field chosen(String name, String label, Choice... choices) {
    return new Field(name, label, "", List.of(choices));
  }

  private static Field typed(String name, String label, String hint) {
    return new Field(name, label, hint, List.of());
  }

  /** What is other than usual, by the names of the parameters. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, UNIT, unit);
    put(given, LEVEL, level);
    put(given, "runLength", runLength);
    put(given, "baseSize", baseSize);
    put(given, "threshold", threshold);
    put(given, "periodDays", periodDays);
    put(given, "asked", asked);
    put(given, "dating", dating);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      given.put(name, value.strip());
    }
  }

  /**
   * What is said at a field of it that is refused.
   *
   * @param why what its value must be, after its name
   * @return null if there is no such field
   */
  static @Nullable String refused(String parameter, String why) {
    return FIELDS.stream()
        .filter(field -> field.name().equals(parameter))
        .map(
            field ->
                field.choices().isEmpty()
                    ? field.label() + " " + why
                    : field.label() + ": choose one of the list")
        .findFirst()
        .orElse(null);
  }
}
