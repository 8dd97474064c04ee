package org.journey.console.journey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.Times;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/**
 * How somebody takes part.
 *
 * @param figures one by one
 * @param bridging activities to which they were accompanied at first
 */
record EngagementView(List<Figure> figures, List<Bridging> bridging) {

  /** An activity to which somebody came along. */
  record Bridging(String activity, String visits, String alone, String link) {}

  private static final String UNDER = "/engagement/";
  private static final String NONE = "None in the record";

  static EngagementView of(
      JsonNode state, Asked asked, Times times, Map<String, String> activities) {
    JsonNode engagement = state.path("engagement");
    List<Figure> figures = new ArrayList<>();
    add(
        figures,
        asked,
        "Sessions attended",
        "sessionsAttended",
        number(engagement, "sessionsAttended"));
    add(
        figures,
        asked,
        "Sessions missed by the client",
        "sessionsMissed",
        number(engagement, "sessionsMissed"));
    add(
        figures,
        asked,
        "Attended, of those not called off or told beforehand",
        "attendanceRate",
        percent(engagement.path("attendanceRate")));
    add(
        figures,
        asked,
        "Activities",
        "activities",
        orNone(
            engagement
                .path("activities")
                .valueStream()
                .map(each -> name(activities, each.asString("")))
                .toList()));
    add(
        figures,
        asked,
        "Categories",
        "categories",
        orNone(
            engagement
                .path("categories")
                .valueStream()
                .map(each -> Words.code(each.asString("")))
                .toList()));
    add(
        figures,
        asked,
        "First contact",
        "firstContactAt",
        day(engagement, "firstContactAt", times));
    add(figures, asked, "Last contact", "lastContactAt", day(engagement, "lastContactAt", times));
    add(
        figures,
        asked,
        "First session",
        "firstSessionAt",
        day(engagement, "firstSessionAt", times));
    add(
        figures,
        asked,
        "Longest time between contacts",
        "longestGapDays",
        days(engagement, "longestGapDays"));
    add(
        figures,
        asked,
        "From first to last contact, or to now while open",
        "lengthDays",
        days(engagement, "lengthDays"));
    return new EngagementView(List.copyOf(figures), bridging(engagement, asked, times, activities));
  }

  private static List<Bridging> bridging(
      JsonNode engagement, Asked asked, Times times, Map<String, String> activities) {
    List<Bridging> bridging = new ArrayList<>();
    for (JsonNode each : engagement.path("bridging")) {
      String alone = times.day(each.path("firstAloneAt").asString(""));
      bridging.add(
          new Bridging(
              name(activities, each.path("activityId").asString("")),
              each.path("visits").asString("0"),
              alone.isEmpty() ? "Not in the record" : alone,
              asked.evidence(UNDER + "bridging/" + bridging.size())));
    }
    return List.copyOf(bridging);
  }

  private static void add(
      List<Figure> figures, Asked asked, String label, String member, String value) {
    figures.add(new Figure(label, value, asked.evidence(UNDER + member)));
  }

  private static String name(Map<String, String> activities, String id) {
    return activities.getOrDefault(id, id);
  }

  private static String number(JsonNode engagement, String member) {
    return engagement.path(member).asString("0");
  }

  private static String orNone(List<String> several) {
    return several.isEmpty() ? NONE : String.join(", ", several);
  }

  private static String day(JsonNode engagement, String member, Times times) {
    String day = times.day(engagement.path(member).asString(""));
    return day.isEmpty() ? NONE : day;
  }

  private static String days(JsonNode engagement, String member) {
    JsonNode days = engagement.path(member);
    return days.isNumber() ? JourneyWords.count(days.asLong(), "day", "days") : NONE;
  }

  /** A rate of 0 to 1; null: there was nothing to attend. */
  private static String percent(JsonNode rate) {
    return rate.isNumber()
        ? new BigDecimal(rate.asString("0"))
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString()
            + " %"
        : NONE;
  }
}
