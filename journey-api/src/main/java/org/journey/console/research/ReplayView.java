package org.journey.console.research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A replay or an extract, as far as it is.
 *
 * @param id of it
 * @param link to its page
 * @param status as it is read
 * @param running whether it is still to come
 * @param done whether it ended well
 * @param model it is read with
 * @param format of an extract; empty for a replay
 * @param asAt as the API writes it
 * @param asKnown likewise
 * @param cohort in words
 * @param requestedAt as the API writes it
 * @param requestedBy who asked
 * @param controlled whether small numbers are hidden
 * @param pseudonymous whether it is of those who consent to research
 * @param synthetic whether the people are made up
 * @param notForPublication whether it may not be published
 * @param progress how far it is
 * @param error why it has no result; empty for none
 */
record ReplayView(
    String id,
    String link,
    String status,
    boolean running,
    boolean done,
    String model,
    String format,
    String asAt,
    String asKnown,
    String cohort,
    String requestedAt,
    String requestedBy,
    boolean controlled,
    boolean pseudonymous,
    boolean synthetic,
    boolean notForPublication,
    Progress progress,
    String error) {

  /**
   * How far it is.
   *
   * @param percent from 0 to 100
   * @param words how much was read of how much, and how long it may take
   */
  record Progress(int percent, String words) {

    static Progress of(JsonNode json) {
      int percent = json.path("percent").asInt(0);
      List<String> said = new ArrayList<>();
      said.add(percent + " %");
      if (json.path("total").asLong(0) > 0) {
        said.add(
            Cell.count(json.path("interactions")).text()
                + " of "
                + Cell.count(json.path("total")).text());
      }
      if (json.path("perSecond").isNumber()) {
        said.add(Cell.count(json.path("perSecond")).text() + " a second");
      }
      if (json.path("secondsLeft").isNumber()) {
        said.add("about " + Cell.count(json.path("secondsLeft")).text() + " seconds left");
      }
      return new Progress(percent, String.join(", ", said));
    }
  }

  static ReplayView replay(JsonNode json) {
    return of(json, Links.replay(json.path("id").asString("")));
  }

  static ReplayView extract(JsonNode json) {
    return of(json, Links.extract(json.path("id").asString("")));
  }

  private static ReplayView of(JsonNode json, String link) {
    String status = json.path("status").asString("");
    return new ReplayView(
        json.path("id").asString(""),
        link,
        Words.code(status),
        status.equals("QUEUED") || status.equals("RUNNING"),
        status.equals("DONE"),
        json.path("model").asString(""),
        ExtractPages.format(json.path("format").asString("")),
        json.path("asAt").asString(""),
        json.path("asKnown").asString(""),
        cohort(json.path("cohort")),
        json.path("requestedAt").asString(""),
        json.path("requestedBy").asString(""),
        json.path("controlled").asBoolean(false),
        json.path("scope").asString("").equals("CONSENTING"),
        json.path("synthetic").asBoolean(false),
        json.path("notForPublication").asBoolean(false),
        Progress.of(json.path("progress")),
        json.path("error").asString(""));
  }

  private static String cohort(JsonNode cohort) {
    Map<String, String> said = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : cohort.properties()) {
      List<String> values = new ArrayList<>();
      if (each.getValue().isArray()) {
        each.getValue().forEach(value -> values.add(Words.code(value.asString(""))));
      } else {
        values.add(Words.code(each.getValue().asString("")));
      }
      said.put(Labels.within(each.getKey()), String.join(" or ", values));
    }
    List<String> words = new ArrayList<>();
    said.forEach((name, value) -> words.add(name + ": " + value));
    return words.isEmpty() ? "all journeys" : String.join("; ", words);
  }

  /** Why there is no result though it is done; null if there is. */
  static @Nullable String withheld(JsonNode json) {
    return json.path("status").asString("").equals("DONE") && !json.path("result").isObject()
        ? "Consent may have ended since for somebody in it, or something was corrected, so it is"
            + " not shown any more. Ask for the same again."
        : null;
  }
}
