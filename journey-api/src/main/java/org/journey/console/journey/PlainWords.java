package org.journey.console.journey;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Words for a header of HTTP, which holds one line of plain characters alone. */
final class PlainWords {

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private PlainWords() {}

  /** What was written on one line, with quotes, dashes and letters as a plain keyboard has them. */
  static String of(String written) {
    String plain =
        written
            .replace('\u2018', '\'')
            .replace('\u2019', '\'')
            .replace('\u201c', '"')
            .replace('\u201d', '"')
            .replace('\u2013', '-')
            .replace('\u2014', '-')
            .replace("\u2026", "...");
    String bare = ACCENTS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    return SPACES.matcher(bare).replaceAll(" ").strip();
  }

  /** Whether a header can hold it. */
  static boolean fitHeaders(String words) {
    return words.chars().allMatch(each -> each >= ' ' && each <= '~');
  }
}
