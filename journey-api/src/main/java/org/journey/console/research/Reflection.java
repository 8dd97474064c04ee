package org.journey.console.research;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/**
 * What a client told, as a coder reads it.
 *
 * @param time when, as the API writes it
 * @param setting on what occasion
 * @param present who else was there
 * @param words as told; empty where there are none
 * @param why there are no words; empty where there are
 * @param found what who recorded it found
 */
record Reflection(
    String time, String setting, String present, String words, String why, List<String> found) {

  /** Of an entry of a timeline, with what corrections say. */
  static Reflection of(JsonNode entry) {
    JsonNode data = entry.path("data");
    JsonNode note = data.path("note");
    List<String> found = new ArrayList<>();
    for (JsonNode each : data.path("findings")) {
      String code = each.path("code").asString("");
      found.add(
          Words.of(each.path("subTheme").asString(""))
              + ": "
              + Words.code(each.path("tense").asString(""))
              + (code.isEmpty() ? "" : " (" + code + ")"));
    }
    return new Reflection(
        entry.path("time").asString(""),
        Words.code(data.path("setting").asString("")),
        Words.code(data.path("present").asString("")),
        note.isString() ? note.asString("") : "",
        why(note),
        found);
  }

  private static String why(JsonNode note) {
    if (note.path("erased").asBoolean(false)) {
      return "The words are erased.";
    }
    if (note.path("withheld").asBoolean(false)) {
      return "The words are not for your role.";
    }
    return note.isString() ? "" : "No words were written down with it.";
  }
}
