package org.journey.interaction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Calendar arithmetic without exceptions or patterns: a reader does this for every line. */
final class Dates {

  private Dates() {}

  /** Whether {@code text[from, to)} exists and is ASCII digits. */
  static boolean digits(String text, int from, int to) {
    if (text.length() < to) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  /** The number that the digits of {@code text[from, to)} write. */
  static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  /** Whether the proleptic Gregorian calendar has this day. */
  static boolean exists(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  }

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** Days since 1970-01-01 of a day that exists. */
  static long epochDay(int year, int month, int day) {
    return LocalDate.of(year, month, day).toEpochDay();
  }

  /** Why a text is no day of the form {@code YYYY-MM-DD}; null if it is one. */
  static @Nullable String reasonAgainst(String text) {
    boolean form =
        text.length() == 10
            && digits(text, 0, 4)
            && text.charAt(4) == '-'
            && digits(text, 5, 7)
            && text.charAt(7) == '-'
            && digits(text, 8, 10);
    if (!form) {
      return "must be a date of the form YYYY-MM-DD";
    }
    return exists(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
        ? null
        : "must be a real date";
  }

  /** The day of a text that {@link #reasonAgainst} has nothing against. */
  static LocalDate day(String text) {
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }
}
