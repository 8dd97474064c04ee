package org.journey.console;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Codes, keys and names of fields in plain words: the same one reads the same on every page. What
 * is not known here is told in words made of it, so that one that comes later is shown too.
 */
public final class Words {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  /** Those that are no words in lower case, wherever they stand. */
  private static final Map<String, String> NAMES =
      Map.of(
          "GP", "GP",
          "IT", "IT",
          "ONS4", "ONS4",
          "SWEMWBS", "SWEMWBS",
          "UCLA3", "UCLA 3-item",
          "MYCAW", "MYCAW");

  /** Codes of interactions whose own words would be misread. */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("OTHER_HEALTH_PROFESSIONAL", "Another health professional"),
          Map.entry("PERSONALISED", "One to one, on a problem"),
          Map.entry("BACKGROUND", "There when needed"),
          Map.entry("PERSONAL", "Chosen together, one to one"),
          Map.entry("SIGNPOSTED", "Told about it"),
          Map.entry("TEAM", "Someone of the team"),
          Map.entry("PRESENT_NEED", "What they came for"),
          Map.entry("NEW", "A wish that arose since"),
          Map.entry("PASSING", "For now, or only while supported"),
          Map.entry("ASPIRED", "A hope for later"),
          Map.entry("NOT_SO", "Says it is not so"),
          Map.entry("RECORD", "Keeping this record"),
          Map.entry("SHARE_WITH_REFERRER", "Sharing with who referred them"),
          Map.entry("OWN_WORDS", "A coder may read what they told"),
          Map.entry("PROGRESSED", "Under way"));

  private Words() {}

  /**
   * A code of an interaction, as {@code NO_ANSWER}: No answer. With a colon and what it is of after
   * it, that stays; and so does what is no code.
   */
  public static String code(String code) {
    String known = CODES.get(code);
    if (known != null) {
      return known;
    }
    int colon = code.indexOf(':');
    if (colon > 0 && isCode(code.substring(0, colon))) {
      return code(code.substring(0, colon)) + ": " + code.substring(colon + 1);
    }
    return isCode(code) ? of(code) : code;
  }

  /** Whether it is written as codes are: in capitals. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** {@code OTHER_REASON}, {@code other-reason} and {@code otherReason} are all Other reason. */
  public static String of(String name) {
    String known = NAMES.get(name);
    if (known != null) {
      return known;
    }
    String apart = isCode(name) ? name : HUMP.matcher(name).replaceAll("$1 $2");
    boolean number = !name.isEmpty() && Character.isDigit(name.charAt(0));
    String words = apart.replace('_', ' ').replace('-', number ? '-' : ' ').strip();
    return capital(words.toLowerCase(Locale.ROOT));
  }

  /** With a capital letter at its beginning. */
  public static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
