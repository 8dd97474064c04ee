package org.journey.console.caseload;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.Times;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/**
 * An activity of the directory.
 *
 * @param activityId its id
 * @param name as it is now
 * @param category its code
 * @param kind the category in words
 * @param provider who offers it; empty if that is not known
 * @param place where; empty if that is not known
 * @param changed the day of its last change
 * @param before what it was before, the last first
 */
public record ActivityRow(
    String activityId,
    String name,
    String category,
    String kind,
    String provider,
    String place,
    String changed,
    List<Earlier> before) {

  /**
   * What it was from a time on.
   *
   * @param from when
   * @param by who said so
   * @param what all of it, in words
   */
  public record Earlier(String from, String by, String what) {}

  /** The directory as the API answers it. */
  static List<ActivityRow> of(JsonNode answer, Times times) {
    List<ActivityRow> rows = new ArrayList<>();
    for (JsonNode activity : answer.path("activities")) {
      List<Earlier> before = new ArrayList<>();
      for (JsonNode change : activity.path("history")) {
        before.addFirst(
            new Earlier(
                times.moment(change.path("at").asString("")),
                change.path("by").asString(""),
                what(change)));
      }
      rows.add(
          new ActivityRow(
              activity.path("activityId").asString(""),
              activity.path("name").asString(""),
              activity.path("category").asString(""),
              Words.code(activity.path("category").asString("")),
              activity.path("provider").asString(""),
              activity.path("place").asString(""),
              times.day(activity.path("changedAt").asString("")),
              before.isEmpty() ? before : before.subList(1, before.size())));
    }
    return rows;
  }

  private static String what(JsonNode change) {
    List<String> parts = new ArrayList<>();
    parts.add(change.path("name").asString(""));
    parts.add(Words.code(change.path("category").asString("")));
    parts.add(change.path("provider").asString(""));
    parts.add(change.path("place").asString(""));
    parts.removeIf(String::isEmpty);
    return String.join(", ", parts);
  }
}
