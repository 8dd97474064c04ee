package org.journey.console.journey;

import java.util.ArrayList;
import java.util.List;
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

  private static final String UNDER = "/engagement/saturation/";

  static SaturationView of(JsonNode state, Asked asked, Times times) {
    JsonNode saturation = state.path("engagement").path("saturation");
    String unit = saturation.path("unit").asString("");
    String several = units(unit);
    CurveView curve =
        CurveView.of(
            saturation.path("curve"), "curve-drawing", "Findings in the record", several, times);
    CurveView breadth =
        CurveView.of(
            saturation.path("breadth"),
            "breadth-drawing",
            "Kinds of activity in the record",
            several,
            times);
    return new SaturationView(
        told(saturation, several),
        parameters(saturation, several),
        figures(saturation, asked, times),
        curve,
        CurveDrawing.of(curve),
        asked.evidence(UNDER + "curve"),
        breadth,
        CurveDrawing.of(breadth),
        asked.evidence(UNDER + "breadth"));
  }

  private static String units(String unit) {
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
      default -> "It cannot be said: " + why(saturation.path("why").asString("")) + ".";
    };
  }

  private static String why(String why) {
    return switch (why) {
      case "NOT_ASKED" -> "the client was not asked how it is going, as far as is recorded";
      case "TOO_FEW_UNITS" -> "they were asked too few times";
      case "NO_FINDING" -> "nothing of what was told is a finding";
      default -> Words.of(why);
    };
  }

  private static String parameters(JsonNode saturation, String several) {
    String level =
        saturation.path("level").asString("").equals("CODE")
            ? "codes of what was told"
            : "sub-themes of the model";
    return "Counted are "
        + several
        + "; a finding is the first evidence of one of the "
        + level
        + "; the run is "
        + saturation.path("runLength").asString("")
        + " long.";
  }

  private static List<Figure> figures(JsonNode saturation, Asked asked, Times times) {
    List<Figure> figures = new ArrayList<>();
    add(figures, asked, "Units", "units", saturation.path("units").asString("0"));
    add(figures, asked, "Findings", "findings", saturation.path("findings").asString("0"));
    add(
        figures,
        asked,
        "Findings since the last unit",
        "pending",
        saturation.path("pending").asString("0"));
    String since = times.day(saturation.path("saturatedAt").asString(""));
    add(
        figures,
        asked,
        "Nothing new since",
        "saturatedAt",
        since.isEmpty() ? "Does not apply" : since);
    add(
        figures,
        asked,
        "Asked lately",
        "current",
        saturation.path("current").asBoolean(false) ? "Yes" : "No");
    JsonNode ratio = saturation.path("ratio");
    add(figures, asked, "By the ratio rule, beside it", "ratio", ratio(ratio));
    return List.copyOf(figures);
  }

  private static String ratio(JsonNode ratio) {
    if (!ratio.path("assessable").asBoolean(false)) {
      return "Cannot be said: fewer than "
          + (ratio.path("baseSize").asInt(0) + ratio.path("runLength").asInt(0))
          + " units, or none of the first "
          + ratio.path("baseSize").asString("")
          + " brought a finding";
    }
    String notation = ratio.path("notation").asString("");
    return (notation.isEmpty() ? "No run qualifies" : notation)
        + " (base "
        + ratio.path("base").asString("")
        + ", threshold "
        + ratio.path("effectiveThreshold").asString("")
        + ")";
  }

  private static void add(
      List<Figure> figures, Asked asked, String label, String member, String value) {
    figures.add(new Figure(label, value, asked.evidence(UNDER + member)));
  }
}
