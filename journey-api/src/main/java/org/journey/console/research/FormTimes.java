package org.journey.console.research;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.journey.console.Times;
import org.jspecify.annotations.Nullable;

/**
 * Days, months and moments of a form: as they are typed, and as the API wants them.
 *
 * @param times of the console
 * @param zone whose days and months are meant
 */
record FormTimes(Times times, ZoneId zone) {

  private static final String MONTH = "\\d{4}-\\d{2}";
  private static final String DAY = MONTH + "-\\d{2}";
  private static final String MOMENT = DAY + "T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?";

  /** Fields of days, with which something begins or ends. */
  static final Set<String> DAYS = Set.of("openedFrom", "openedTo");

  /** Fields of moments up to which something counts. */
  static final Set<String> MOMENTS = Set.of("asAt", "asKnown");

  static boolean isTime(String name) {
    return DAYS.contains(name) || MOMENTS.contains(name);
  }

  /**
   * What was typed in a field, as the API wants it. Of a month its beginning is meant, or, of a
   * moment, its end.
   *
   * @throws DateTimeParseException if it is no time
   */
  String instant(String name, String value) {
    if (value.matches(MONTH)) {
      YearMonth month = YearMonth.parse(value);
      return start((MOMENTS.contains(name) ? month.plusMonths(1) : month).atDay(1));
    }
    if (zone.equals(ZoneOffset.UTC) && !value.endsWith("Z")) {
      return value.contains("T")
          ? Instant.parse(value.length() == 16 ? value + ":00Z" : value + "Z").toString()
          : start(LocalDate.parse(value));
    }
    String instant = times.instant(value);
    return instant == null ? "" : instant;
  }

  private String start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toString();
  }

  /** What is said of what is none. */
  static String wanted(String name, boolean months) {
    if (months) {
      return "type a month, such as 2026-03";
    }
    return DAYS.contains(name)
        ? "type a day, such as 2026-03-31"
        : "type a day and a time, such as 2026-03-31T17:00";
  }

  /** As the input of a day or a moment holds an instant. */
  String input(String name, String instant) {
    if (DAYS.contains(name)) {
      return Instant.parse(instant).atZone(zone).toLocalDate().toString();
    }
    // With its seconds: an axis that was settled stays what it was.
    return isFine(instant)
        ? instant
        : Instant.parse(instant).atZone(zone).toLocalDateTime().toString();
  }

  /** As the input of a month holds an instant; null if that is not where one begins. */
  static @Nullable String month(String name, String instant) {
    try {
      ZonedDateTime time = Instant.parse(instant).atZone(ZoneOffset.UTC);
      YearMonth month = YearMonth.from(time);
      if (!month.atDay(1).atStartOfDay(ZoneOffset.UTC).equals(time)) {
        return null;
      }
      return (MOMENTS.contains(name) ? month.minusMonths(1) : month).toString();
    } catch (DateTimeException none) {
      return null;
    }
  }

  /**
   * Whether browsers show a value in an input, or drop it.
   *
   * @param type of the input: of months, of days or of moments
   */
  static boolean holds(String type, String value) {
    return value.isEmpty()
        || value.matches(
            switch (type) {
              case "month" -> MONTH;
              case "date" -> DAY;
              default -> MOMENT;
            });
  }

  /** Whether it is finer than milliseconds, for which browsers have no input. */
  static boolean isFine(String instant) {
    return !instant.isEmpty() && Instant.parse(instant).getNano() % 1_000_000 != 0;
  }
}
