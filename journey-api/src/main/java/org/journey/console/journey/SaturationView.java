package org.journey.console.journey;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.journey.console.Times;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/**
 * Whether asking still brings something new to the record (engagement.md).
 *
 * @param told in a sentence
 * @param parameters by which it was looked at, in a sentence
 * @param figures one by one
 * @param curve of findings
 * @param breadth of kinds of activity: another count, never mixed with the first
 */
record SaturationView(
    String told,
    String parameters,
    List<Figure> figures,
    CurveView curve,
    Drawing curveDrawing,
    String curveLink,
    CurveView breadth,
    Drawing breadthDrawing,
    String breadthLink) {

  private static final String CODE = "CODE";

  /** What its drawings count. */
  static final String CURVE = "Findings in the record";

  static final String BREADTH = "Kinds of activity in the record";

  private static final String UNDER = "/engagement/saturation/";

  /** Told in a sentence on the page of the journey. */
  private static final Set<String> OPENED_ONLY = Set.of(UNDER + "state", UNDER + "why");

  static SaturationView of(JsonNode state, Asked asked, Times times) {
    JsonNode saturation = state.path("engagement").path("saturation");
    String unit = saturation.path("unit").asString("");
    String several = units(unit);
    CurveView curve =
        CurveView.of(saturation.path("curve"), "curve-drawing", CURVE, several, times);
    CurveView breadth =
        CurveView.of(saturation.path("breadth"), "breadth-drawing", BREADTH, several, times);
    return new SaturationView(
        told(saturation, several),
        parameters(saturation, several),
        kinds(unit, saturation.path("level").asString(""), times).stream()
            .filter(kind -> !OPENED_ONLY.contains(kind.pointer()))
            .map(kind -> kind.in(state, asked))
            .toList(),
        curve,
        CurveDrawing.of(curve),
        asked.evidence(UNDER + "curve"),
        breadth,
        CurveDrawing.of(breadth),
        asked.evidence(UNDER + "breadth"));
  }

  /** What units are called, several of them. */
  static String units(String unit) {
    return switch (unit) {
      case "REFLECTION" -> "times asked";
      case "CONTACT" -> "contacts";
      case "PERIOD" -> "periods";
      default -> Words.of(unit);
    };
  }

  private static String told(JsonNode saturation, String several) {
    String run = saturation.path("runLength").asString("");
    return switch (saturation.path("state").asString("")) {
      case "SATURATED" ->
          "Asking has stopped bringing anything new to the record: the last "
              + run
              + " "
              + several
              + " brought no new finding.";
      case "OPEN" ->
          "Asking still brings something new to the record: of the last "
              + run
              + " "
              + several
              + " at least one brought a new finding.";
      default -> "It cannot be said: " + why(saturation.path("why").asString(""), several) + ".";
    };
  }

  private static String why(String why, String several) {
    return switch (why) {
      case "NOT_ASKED" -> "the client was not asked how it is going, as far as is recorded";
      case "TOO_FEW_UNITS" -> "there are too few " + several;
      case "NO_FINDING" -> "nothing in the record counts as new";
      default -> Words.of(why);
    };
  }

  private static String parameters(JsonNode saturation, String several) {
    String level =
        saturation.path("level").asString("").equals(CODE)
            ? "a code of what was told"
            : "a sub-theme of the model";
    return "Looked at are "
        + several
        + " (the units). Something new (a finding) is the first evidence of "
        + level
        + ". "
        + saturation.path("runLength").asString("")
        + " "
        + several
        + " in a row without anything new (a run) are enough to say that asking has stopped"
        + " bringing something.";
  }

  /**
   * The figures of saturation.
   *
   * @param unit what a unit is
   * @param level what a finding is
   */
  static List<FigureKind> kinds(String unit, String level, Times times) {
    String several = units(unit);
    String fresh = level.equals(CODE) ? "Codes" : "Sub-themes";
    return List.of(
        kind("units", Words.capital(several) + " (units)", number -> number.asString("0")),
        kind(
            "findings",
            fresh + " in the record by the last of them (findings)",
            number -> number.asString("0")),
        kind("pending", fresh + " new since the last of them", number -> number.asString("0")),
        kind(
            "saturatedAt",
            "Nothing new since",
            at -> at.isNull() ? "Does not apply" : times.day(at.asString(""))),
        kind(
            "current",
            unit.equals("REFLECTION") ? "Asked lately" : "The last of them was lately",
            current -> current.asBoolean(false) ? "Yes" : "No"),
        kind("ratio", "A second way to tell (ratio rule)", ratio -> RatioWords.of(ratio, several)),
        kind("state", "What asking brings", state -> state(state.asString(""))),
        kind(
            "why",
            "Why it cannot be said",
            why ->
                why.isNull() ? "Does not apply" : Words.capital(why(why.asString(""), several))));
  }

  private static FigureKind kind(String member, String label, Function<JsonNode, String> words) {
    return new FigureKind(UNDER + member, label, words);
  }

  private static String state(String state) {
    return switch (state) {
      case "SATURATED" -> "Nothing new to the record";
      case "OPEN" -> "Still something new to the record";
      default -> "It cannot be said";
    };
  }
}
