package org.journey.console.journey;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The ratio rule, by which saturation is told beside the run (engagement.md), in plain words. */
final class RatioWords {

  private static final String UNDER = "/engagement/saturation/ratio/";
  private static final String NAME = "Ratio rule: ";

  private RatioWords() {}

  /**
   * Its parts, which are opened one by one.
   *
   * @param several what its units are called
   */
  static List<FigureKind> kinds(String several) {
    return List.of(
        kind("assessable", "whether it can be said", said -> said.asBoolean(false) ? "Yes" : "No"),
        kind("base", "new in the first " + several + " (base)", RatioWords::number),
        kind("effectiveThreshold", "the threshold that is used", RatioWords::number),
        kind(
            "notation",
            "when next to nothing was new",
            notation ->
                notation.isNull()
                    ? "Not so far, or it cannot be said"
                    : notation.asString("") + ": " + told(notation.asString(""), several)));
  }

  private static FigureKind kind(String member, String label, Function<JsonNode, String> words) {
    return new FigureKind(UNDER + member, NAME + label, words);
  }

  private static String number(JsonNode number) {
    return number.isNull() ? "Does not apply" : number.asString("");
  }

  /**
   * What it says.
   *
   * @param several what its units are called
   */
  static String of(JsonNode ratio, String several) {
    String base = ratio.path("baseSize").asString("");
    String run = ratio.path("runLength").asString("");
    if (!ratio.path("assessable").asBoolean(false)) {
      return "Cannot be said: fewer than "
          + (ratio.path("baseSize").asInt(0) + ratio.path("runLength").asInt(0))
          + " "
          + several
          + ", or nothing new in the first "
          + base;
    }
    String notation = ratio.path("notation").asString("");
    String told =
        notation.isEmpty()
            ? "Not yet: no "
                + run
                + " "
                + several
                + " in a row after the first "
                + base
                + " brought little enough"
            : notation + ": " + told(notation, several);
    return told
        + " (base "
        + ratio.path("base").asString("")
        + ", threshold "
        + ratio.path("effectiveThreshold").asString("")
        + ")";
  }

  /** What {@code 6+2} says. */
  static String told(String notation, String several) {
    int plus = notation.indexOf('+');
    return plus < 0
        ? several
        : "after "
            + notation.substring(0, plus)
            + " "
            + several
            + " the next "
            + notation.substring(plus + 1)
            + " brought next to nothing";
  }
}
