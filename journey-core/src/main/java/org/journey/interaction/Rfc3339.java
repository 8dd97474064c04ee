package org.journey.interaction;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Times of the contract: RFC 3339 with an offset, at most 6 fraction digits, no leap second.
 * Written in UTC, to the microsecond.
 */
public final class Rfc3339 {

  /** The earliest time an interaction can have: the start of 1900, UTC. */
  public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private static final long WRONG_FORM = Long.MIN_VALUE;
  private static final long WRONG_FRACTION = Long.MIN_VALUE + 1;
  private static final long LEAP_SECOND = Long.MIN_VALUE + 2;
  private static final long NOT_REAL = Long.MIN_VALUE + 3;
  private static final long NO_OFFSET = Long.MIN_VALUE + 4;

  /** The seconds that can be written in UTC: an offset must not lead out of the years 0 to 9999. */
  private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();

  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  /** {@code 2026-01-05T09:00:00}, before fraction and offset. */
  private static final int SECONDS_END = 19;

  private Rfc3339() {}

  /** The instant that a text tells, to the microsecond; null if {@link #reasonAgainst} it. */
  public static @Nullable Instant parse(String text) {
    long micros = micros(text);
    return micros <= NO_OFFSET ? null : ofMicros(micros);
  }

  /** Why a text is no such time; null if it is one. */
  public static @Nullable String reasonAgainst(String text) {
    long micros = micros(text);
    if (micros > NO_OFFSET) {
      return null;
    }
    if (micros == WRONG_FRACTION) {
      return "must have 1 to 6 fraction digits, if any";
    }
    if (micros == LEAP_SECOND) {
      return "must not have a leap second";
    }
    if (micros == NOT_REAL) {
      return "must be a real date and time";
    }
    if (micros == NO_OFFSET) {
      return "must have an offset: Z or +hh:mm";
    }
    return "must be an RFC 3339 time with an offset";
  }

  /** UTC with {@code Z}; the fraction without trailing zeros, absent if zero. */
  public static String format(Instant time) {
    byte[] bytes = new byte[27];
    return ascii(bytes, write(time, bytes, 0));
  }

  /** UTC with {@code Z} and always 6 fraction digits: 27 characters. */
  public static String formatFull(Instant time) {
    byte[] bytes = new byte[27];
    writeFull(time, bytes, 0);
    return ascii(bytes, 27);
  }

  /** Writes {@link #format} and returns where it ends; needs 27 bytes of room. */
  static int write(Instant time, byte[] to, int at) {
    writeFull(time, to, at);
    int end = at + 26;
    while (to[end - 1] == '0') {
      end--;
    }
    if (to[end - 1] == '.') {
      end--;
    }
    to[end] = 'Z';
    return end + 1;
  }

  /** Writes {@link #formatFull}, 27 bytes. */
  static void writeFull(Instant time, byte[] to, int at) {
    long second = time.getEpochSecond();
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, 86_400L));
    if (day.getYear() < 0 || day.getYear() > 9999) {
      throw new IllegalArgumentException("a year that RFC 3339 cannot write");
    }
    int ofDay = (int) Math.floorMod(second, 86_400L);
    digits(day.getYear(), 4, to, at);
    to[at + 4] = '-';
    digits(day.getMonthValue(), 2, to, at + 5);
    to[at + 7] = '-';
    digits(day.getDayOfMonth(), 2, to, at + 8);
    to[at + 10] = 'T';
    digits(ofDay / 3600, 2, to, at + 11);
    to[at + 13] = ':';
    digits(ofDay / 60 % 60, 2, to, at + 14);
    to[at + 16] = ':';
    digits(ofDay % 60, 2, to, at + 17);
    to[at + 19] = '.';
    digits(time.getNano() / 1000, 6, to, at + 20);
    to[at + 26] = 'Z';
  }

  private static void digits(int number, int count, byte[] to, int at) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      to[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  @SuppressWarnings("deprecation") // the hi-byte constructor is the cheap one, and all is ASCII
  private static String ascii(byte[] bytes, int length) {
    return new String(bytes, 0, 0, length);
  }

  private static Instant ofMicros(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }

  /** Microseconds since 1970, or one of the codes above. */
  private static long micros(String text) {
    if (!hasFormOfLocalTime(text)) {
      return WRONG_FORM;
    }
    int at = SECONDS_END;
    long fraction = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      int start = ++at;
      while (at < text.length() && Dates.digits(text, at, at + 1)) {
        at++;
      }
      int count = at - start;
      if (count == 0 || count > 6) {
        return WRONG_FRACTION;
      }
      fraction = Dates.number(text, start, at);
      for (int i = count; i < 6; i++) {
        fraction *= 10;
      }
    }
    if (at == text.length()) {
      return NO_OFFSET;
    }
    int offsetMinutes = 0;
    char sign = text.charAt(at);
    if (sign == '+' || sign == '-') {
      if (text.length() != at + 6
          || !Dates.digits(text, at + 1, at + 3)
          || text.charAt(at + 3) != ':'
          || !Dates.digits(text, at + 4, at + 6)) {
        return WRONG_FORM;
      }
      int hours = Dates.number(text, at + 1, at + 3);
      int minutes = Dates.number(text, at + 4, at + 6);
      if (hours > 23 || minutes > 59) {
        return NOT_REAL;
      }
      offsetMinutes = (sign == '+' ? 1 : -1) * (hours * 60 + minutes);
    } else if ((sign != 'Z' && sign != 'z') || text.length() != at + 1) {
      return WRONG_FORM;
    }
    return micros(text, fraction, offsetMinutes);
  }

  private static boolean hasFormOfLocalTime(String text) {
    return text.length() >= SECONDS_END
        && Dates.digits(text, 0, 4)
        && text.charAt(4) == '-'
        && Dates.digits(text, 5, 7)
        && text.charAt(7) == '-'
        && Dates.digits(text, 8, 10)
        && (text.charAt(10) == 'T' || text.charAt(10) == 't')
        && Dates.digits(text, 11, 13)
        && text.charAt(13) == ':'
        && Dates.digits(text, 14, 16)
        && text.charAt(16) == ':'
        && Dates.digits(text, 17, 19);
  }

  private static long micros(String text, long fraction, int offsetMinutes) {
    int year = Dates.number(text, 0, 4);
    int month = Dates.number(text, 5, 7);
    int day = Dates.number(text, 8, 10);
    int hour = Dates.number(text, 11, 13);
    int minute = Dates.number(text, 14, 16);
    int second = Dates.number(text, 17, 19);
    if (second == 60) {
      return LEAP_SECOND;
    }
    if (!Dates.exists(year, month, day) || hour > 23 || minute > 59 || second > 59) {
      return NOT_REAL;
    }
    long seconds =
        Dates.epochDay(year, month, day) * 86_400
            + hour * 3600L
            + (minute - offsetMinutes) * 60L
            + second;
    if (seconds < FIRST_SECOND || seconds > LAST_SECOND) {
      return NOT_REAL;
    }
    return seconds * 1_000_000 + fraction;
  }
}
