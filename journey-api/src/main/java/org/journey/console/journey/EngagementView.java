package org.journey.console.journey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

  /** The figures of taking part. */
  static List<FigureKind> kinds(Times times, Map<String, String> activities) {
    return List.of(
        kind("sessionsAttended", "Sessions attended", number -> number.asString("0")),
        kind("sessionsMissed", "Sessions missed by the client", number -> number.asString("0")),
        kind(
            "attendanceRate",
            "Attendance rate (sessions missed with notice are left out)",
            EngagementView::percent),
        kind("activities", "Activities", ids -> several(ids, id -> name(activities, id))),
        kind("categories", "Categories", codes -> several(codes, Words::code)),
        kind("firstContactAt", "First contact", at -> day(at, times)),
        kind("lastContactAt", "Last contact", at -> day(at, times)),
        kind("firstSessionAt", "First session", at -> day(at, times)),
        kind("longestGapDays", "Longest time between contacts", EngagementView::days),
        kind(
            "lengthDays",
            "From first to last contact, or to now while open",
            EngagementView::days));
  }

  private static FigureKind kind(String member, String label, Function<JsonNode, String> words) {
    return new FigureKind(UNDER + member, label, words);
  }

  static EngagementView of(
      JsonNode state, Asked asked, Times times, Map<String, String> activities) {
    return new EngagementView(
        kinds(times, activities).stream().map(kind -> kind.in(state, asked)).toList(),
        bridging(state.path("engagement"), asked, times, activities));
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

  private static String name(Map<String, String> activities, String id) {
    return activities.getOrDefault(id, id);
  }

  private static String several(JsonNode list, UnaryOperator<String> word) {
    return list.isEmpty()
        ? NONE
        : list.valueStream()
            .map(each -> word.apply(each.asString("")))
            .collect(Collectors.joining(", "));
  }

  private static String day(JsonNode instant, Times times) {
    String day = times.day(instant.asString(""));
    return day.isEmpty() ? NONE : day;
  }

  private static String days(JsonNode days) {
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
