package org.journey.console.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.journey.console.Times;
import org.jspecify.annotations.Nullable;

/**
 * Periods as they are typed and named. Who sees figures exactly types days of the zone that is set;
 * who sees them under disclosure control types months, which are those of UTC: so the API has them.
 *
 * @param times of the console
 * @param months whether months are typed
 */
record Calendar(Times times, boolean months) {

  /** Before anything was recorded anywhere. */
  private static final LocalDate BEGIN = LocalDate.of(1970, 1, 1);

  private static final int MONTHS_OF_A_YEAR = 12;
  private static final int MONTHS_OF_A_QUARTER = 3;
  private static final int APRIL = 4;

  /** A period by the days on which it begins and, not included, ends. */
  record Days(LocalDate from, LocalDate to) {}

  /** A period that can be chosen at a click. */
  record Choice(String label, Days days) {}

  private ZoneId zone() {
    return months ? ZoneOffset.UTC : times.zone();
  }

  /**
   * What was typed as the beginning or the end of a period, as the API wants it: a month, a day or
   * an instant.
   *
   * @throws DateTimeParseException if it is none of these
   */
  @Nullable String instant(String typed) {
    if (typed.isEmpty()) {
      return null;
    }
    if (typed.matches("\\d{4}-\\d{2}")) {
      return start(YearMonth.parse(typed).atDay(1));
    }
    return months && !typed.contains("T") ? start(LocalDate.parse(typed)) : times.instant(typed);
  }

  /**
   * What was typed as when it was known. Of a month its end is meant.
   *
   * @throws DateTimeParseException if it is no month, day or instant
   */
  @Nullable String known(String typed) {
    return typed.matches("\\d{4}-\\d{2}")
        ? start(YearMonth.parse(typed).plusMonths(1).atDay(1))
        : instant(typed);
  }

  private String start(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant().toString();
  }

  /** As the field of a form holds it; what cannot be read stays as it was typed. */
  String field(String typed) {
    Instant instant = read(() -> instant(typed));
    if (instant == null) {
      return typed;
    }
    LocalDate day = LocalDate.ofInstant(instant, zone());
    return months ? YearMonth.from(day).toString() : day.toString();
  }

  /** The same of when it was known. */
  String knownField(String typed) {
    Instant instant = read(() -> known(typed));
    if (instant == null) {
      return typed;
    }
    return months
        ? YearMonth.from(LocalDate.ofInstant(instant.minusSeconds(1), zone())).toString()
        : times.typed(instant.toString());
  }

  /**
   * When it was known, of a form that was sent: the field has minutes, what was asked for may have
   * more. Whoever left the field as it was asks for the same again.
   *
   * @param typed as the field had it
   * @param exactly what was asked for before; empty: nothing
   */
  String known(String typed, String exactly) {
    return !exactly.isEmpty() && typed.equals(knownField(exactly)) ? exactly : typed;
  }

  private interface Typed {
    @Nullable String read();
  }

  private static @Nullable Instant read(Typed typed) {
    try {
      String instant = typed.read();
      return instant == null ? null : Instant.parse(instant);
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  /** A day as it is typed here, of a period that begins or ends with it. */
  String typed(LocalDate day) {
    return months ? YearMonth.from(day).toString() : day.toString();
  }

  LocalDate today() {
    return LocalDate.now(zone());
  }

  /** The last twelve whole months. */
  static Days lastTwelveMonths(LocalDate today) {
    LocalDate month = today.withDayOfMonth(1);
    return new Days(month.minusMonths(MONTHS_OF_A_YEAR), month);
  }

  /** All that was ever recorded. */
  static Days everything(LocalDate today) {
    return new Days(BEGIN, today.withDayOfMonth(1).plusMonths(1));
  }

  static List<Choice> choices(LocalDate today) {
    LocalDate month = today.withDayOfMonth(1);
    LocalDate quarter = month.minusMonths((month.getMonthValue() - 1) % MONTHS_OF_A_QUARTER);
    LocalDate april = month.withMonth(APRIL);
    LocalDate year = april.isAfter(month) ? april.minusYears(1) : april;
    return List.of(
        new Choice("This quarter", new Days(quarter, quarter.plusMonths(MONTHS_OF_A_QUARTER))),
        new Choice("Last quarter", new Days(quarter.minusMonths(MONTHS_OF_A_QUARTER), quarter)),
        new Choice("This financial year", new Days(year, year.plusYears(1))),
        new Choice("Last financial year", new Days(year.minusYears(1), year)),
        new Choice("Last twelve months", lastTwelveMonths(today)),
        new Choice("All years", everything(today)));
  }

  /** What a period can be compared with at a click. */
  List<Choice> comparisons(String from, String to) {
    LocalDate begin = LocalDate.ofInstant(Instant.parse(from), zone());
    LocalDate end = LocalDate.ofInstant(Instant.parse(to), zone());
    long whole = ChronoUnit.MONTHS.between(begin, end);
    LocalDate before =
        begin.plusMonths(whole).equals(end)
            ? begin.minusMonths(whole)
            : begin.minusDays(ChronoUnit.DAYS.between(begin, end));
    if (!before.isAfter(BEGIN) || !before.isBefore(begin)) {
      return List.of();
    }
    return List.of(
        new Choice("The period before", new Days(before, begin)),
        new Choice("The same a year before", new Days(begin.minusYears(1), end.minusYears(1))));
  }

  /** A period in words, with the day that is its last. */
  String words(String from, String to) {
    Instant begin = Instant.parse(from);
    Instant end = Instant.parse(to);
    LocalDate first = LocalDate.ofInstant(begin, zoneOf(begin));
    LocalDate last = LocalDate.ofInstant(end.minusNanos(1), zoneOf(end));
    return last.isBefore(first)
        ? "no time at all"
        : Times.written(first) + " to " + Times.written(last);
  }

  /** Whole days may be those of UTC, if somebody else's address asks for them. */
  private ZoneId zoneOf(Instant instant) {
    return instant.truncatedTo(ChronoUnit.DAYS).equals(instant) ? ZoneOffset.UTC : zone();
  }
}
