package org.journey.console.research;

import java.util.LinkedHashMap;
import java.util.Map;
import org.journey.console.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing found in what was told.
 *
 * @param subTheme its key
 * @param tense EXPERIENCED or another
 * @param code a finer label; empty for none
 * @param since when it began: a year, a month or a day; empty if that was not told
 */
record Found(String subTheme, String tense, String code, String since) {

  private static final String BETWEEN = "|";

  static Found of(JsonNode finding) {
    return new Found(
        finding.path("subTheme").asString(""),
        finding.path("tense").asString(""),
        finding.path("code").asString(""),
        finding.path("since").asString(""));
  }

  /** One that a form holds as {@link #value()} writes it; null if it is none. */
  static @Nullable Found of(String value) {
    String[] parts = value.split("\\" + BETWEEN, -1);
    return parts.length == 4 ? new Found(parts[0], parts[1], parts[2], parts[3]) : null;
  }

  /** As a form holds it. */
  public String value() {
    return String.join(BETWEEN, subTheme, tense, code, since);
  }

  /** As it is read. */
  public String words() {
    return Words.of(subTheme)
        + ": "
        + Words.code(tense)
        + (code.isEmpty() ? "" : " (" + code + ")")
        + (since.isEmpty() ? "" : ", since " + since);
  }

  /** Whether one choice of tense and time says it of both. */
  boolean goesWith(Found other) {
    return tense.equals(other.tense) && since.equals(other.since);
  }

  /** As the API takes it. */
  Map<String, Object> sent() {
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("subTheme", subTheme);
    finding.put("tense", tense);
    if (!code.isEmpty()) {
      finding.put("code", code);
    }
    if (!since.isEmpty()) {
      finding.put("since", since);
    }
    return finding;
  }
}
