package org.journey.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something began, as exactly as it was told: a year, a month or a day of 1900 or later.
 *
 * @param told {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}
 * @param start its first instant, UTC
 */
public record Since(String told, Instant start) {

  /**
   * Reads a told date.
   *
   * @throws IllegalArgumentException if {@link #reasonAgainst} says so
   */
  public static Since parse(String told) {
    String reason = reasonAgainst(told);
    if (reason != null) {
      throw new IllegalArgumentException(reason);
    }
    return trusted(told);
  }

  /**
   * Why a text is no such date: of another form, not a real date, or before 1900; null if it is.
   */
  public static @Nullable String reasonAgainst(String told) {
    int length = told.length();
    boolean form =
        Dates.digits(told, 0, 4)
            && (length == 4
                || (told.charAt(4) == '-'
                    && Dates.digits(told, 5, 7)
                    && (length == 7
                        || (length == 10 && told.charAt(7) == '-' && Dates.digits(told, 8, 10)))));
    if (!form) {
      return "must be YYYY, YYYY-MM or YYYY-MM-DD";
    }
    if (!Dates.exists(year(told), month(told), day(told))) {
      return "must be a real date";
    }
    return year(told) < 1900 ? "must be 1900 or later" : null;
  }

  /** A told date that was checked before. */
  static Since trusted(String told) {
    long days = Dates.epochDay(year(told), month(told), day(told));
    return new Since(told, Instant.ofEpochSecond(days * 86_400));
  }

  private static int year(String told) {
    return Dates.number(told, 0, 4);
  }

  private static int month(String told) {
    return told.length() >= 7 ? Dates.number(told, 5, 7) : 1;
  }

  private static int day(String told) {
    return told.length() == 10 ? Dates.number(told, 8, 10) : 1;
  }
}
