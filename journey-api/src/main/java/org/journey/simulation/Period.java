package org.journey.simulation;

import java.time.LocalDate;
import java.util.stream.LongStream;

/** The working days in which clients are referred; every day, if there is no working day in it. */
final class Period {

  private static final long SECONDS_A_DAY = Days.WORKING_MINUTES * Days.MINUTE;

  private final long[] days;
  private final long end;

  Period(LocalDate from, LocalDate to) {
    long[] working =
        LongStream.range(from.toEpochDay(), to.toEpochDay())
            .filter(day -> !Days.atWeekend(day))
            .toArray();
    this.days =
        working.length > 0
            ? working
            : LongStream.range(from.toEpochDay(), to.toEpochDay()).toArray();
    this.end = to.toEpochDay() * Days.DAY;
  }

  /** The instant at a part of 0 (included) to 1 (not included) of its working hours; it grows. */
  long at(double part) {
    double seconds = part * days.length * SECONDS_A_DAY;
    int day = Math.min((int) (seconds / SECONDS_A_DAY), days.length - 1);
    long within = Math.min((long) seconds - day * SECONDS_A_DAY, SECONDS_A_DAY - 1);
    return days[day] * Days.DAY + Days.OPENING + within;
  }

  /** The first instant after it. */
  long end() {
    return end;
  }
}
