package org.journey.console.research;

import java.util.Locale;
import java.util.Map;

/** Codes of the API as words. */
final class Words {

  private static final Map<String, String> OWN =
      Map.of(
          "GP",
          "GP",
          "OTHER_HEALTH_PROFESSIONAL",
          "Another health professional",
          "NOT_SO",
          "Says the opposite",
          "ASPIRED",
          "Hopes for it",
          "PASSING",
          "For now, or only while supported",
          "EXPERIENCED",
          "Experienced",
          "OCEL_JSON",
          "OCEL 2.0, JSON",
          "OCEL_SQLITE",
          "OCEL 2.0, SQLite");

  private Words() {}

  /** A code of capitals and underscores as words; anything else as it is. */
  static String of(String code) {
    String own = OWN.get(code);
    if (own != null) {
      return own;
    }
    if (code.isEmpty() || !code.matches("[A-Z][A-Z_]*")) {
      return code;
    }
    String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** A stage as the API names it where a way begins or ends: its number, or the referral. */
  static String stage(String name) {
    return name.matches("\\d+") ? "Stage " + name : of(capital(name));
  }

  /** The stages reached, in the study's notation; null: not among those who are compared. */
  static String reached(String notation) {
    return notation.isEmpty() || notation.equals("none") ? "no stage" : notation;
  }

  /** A state in which a journey can be: waiting, entered, or closed for a reason. */
  static String exit(String name) {
    int colon = name.indexOf(':');
    return colon < 0
        ? capital(name)
        : capital(name.substring(0, colon))
            + ": "
            + of(name.substring(colon + 1)).toLowerCase(Locale.ROOT);
  }

  private static String capital(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
