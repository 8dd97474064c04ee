package org.journey.console.research;

import java.util.Locale;
import org.journey.console.SubThemes;
import org.journey.console.Words;

/** What is said of ways through the stages. */
final class ResearchWords {

  private ResearchWords() {}

  /** A stage as the API names it where a way begins or ends: its number, or the referral. */
  static String stage(String name) {
    return name.matches("\\d+") ? "Stage " + name : Words.code(Words.capital(name));
  }

  /** The stages reached, in the study's notation; null: not among those who are compared. */
  static String reached(String notation) {
    return notation.isEmpty() || notation.equals("none") ? "no stage" : notation;
  }

  /** What was found, as saturation names it: a sub-theme, or a finer code of one. */
  static String finding(String name) {
    String key = name.substring(name.indexOf(':') + 1);
    int slash = key.indexOf('/');
    return slash < 0
        ? Words.of(key)
        : Words.of(key.substring(0, slash)) + ": " + finer(key.substring(slash + 1));
  }

  /** A finer code as agreement names it, with the sub-theme that it is of. */
  static String code(String name) {
    int slash = name.indexOf('/');
    return slash < 0
        ? SubThemes.name(name)
        : SubThemes.name(name.substring(0, slash)) + ": " + finer(name.substring(slash + 1));
  }

  private static String finer(String code) {
    return code.equals("-") ? "no finer code" : code.replace('-', ' ');
  }

  /** A state in which a journey can be: waiting, entered, or closed for a reason. */
  static String exit(String name) {
    int colon = name.indexOf(':');
    return colon < 0
        ? Words.capital(name)
        : Words.capital(name.substring(0, colon))
            + ": "
            + Words.code(name.substring(colon + 1)).toLowerCase(Locale.ROOT);
  }
}
