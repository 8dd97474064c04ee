package org.journey.console.caseload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.journey.console.Times;
import org.journey.console.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A journey in a list.
 *
 * @param journeyId its id
 * @param clientId whose it is
 * @param status in words
 * @param opened the day
 * @param closed the day; empty while it is not
 * @param lastContact the day; empty if there was none
 * @param ago how long before today that was, in words
 * @param stages those entered, in words
 * @param worker the one last assigned; empty if none
 * @param categories of activities taken up, in words
 * @param concernOpen whether a concern is open
 * @param complete false: it is parked, and told as it could last be read
 */
public record CaseloadRow(
    String journeyId,
    String clientId,
    String status,
    String opened,
    String closed,
    String lastContact,
    String ago,
    String stages,
    String worker,
    String categories,
    boolean concernOpen,
    boolean complete) {

  /** The rows of a list as the API answers it. */
  static List<CaseloadRow> of(JsonNode list, Times times, Instant now) {
    LocalDate today = now.atZone(times.zone()).toLocalDate();
    List<CaseloadRow> rows = new ArrayList<>();
    for (JsonNode row : list.path("journeys")) {
      rows.add(row(row, times, today));
    }
    return rows;
  }

  private static CaseloadRow row(JsonNode row, Times times, LocalDate today) {
    String categories =
        row.path("categories")
            .valueStream()
            .map(category -> Words.code(category.asString("")))
            .collect(Collectors.joining(", "));
    String last = row.path("lastContactAt").asString("");
    return new CaseloadRow(
        row.path("journeyId").asString(""),
        row.path("clientId").asString(""),
        Words.of(row.path("status").asString("")),
        times.day(row.path("openedAt").asString("")),
        times.day(row.path("closedAt").asString("")),
        times.day(last),
        ago(day(last, times), today),
        stages(row.path("reached").asString("")),
        row.path("worker").asString(""),
        categories,
        row.path("concernOpen").asBoolean(false),
        row.path("complete").asBoolean(true));
  }

  /** Stages in the notation of {@code reached}: {@code 1, 3-5} is 1, 3 to 5. */
  private static String stages(String reached) {
    return reached.isEmpty() ? "None entered" : reached.replace("-", " to ");
  }

  private static @Nullable LocalDate day(String instant, Times times) {
    try {
      return instant.isEmpty() ? null : Instant.parse(instant).atZone(times.zone()).toLocalDate();
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  private static String ago(@Nullable LocalDate day, LocalDate today) {
    if (day == null) {
      return "";
    }
    long days = ChronoUnit.DAYS.between(day, today);
    if (days <= 0) {
      return "today";
    }
    return days == 1 ? "yesterday" : String.format(Locale.UK, "%,d days ago", days);
  }
}
