package org.journey.simulation;

/** Days and hours in seconds since 1970, UTC. Staff work Monday to Friday from 9 to 17. */
final class Days {

  static final long MINUTE = 60;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final long OPENING = 9 * HOUR;
  static final int WORKING_MINUTES = 8 * 60;

  private Days() {}

  static long dayOf(long seconds) {
    return Math.floorDiv(seconds, DAY);
  }

  /** 0 for Monday to 6 for Sunday; 1 January 1970 was a Thursday. */
  static int weekday(long day) {
    return Math.floorMod(day + 3, 7);
  }

  static boolean atWeekend(long day) {
    return weekday(day) >= 5;
  }

  /** Saturday's Friday and Sunday's Monday, so that on average nothing is shifted. */
  static long nearestWorkingDay(long day) {
    return switch (weekday(day)) {
      case 5 -> day - 1;
      case 6 -> day + 1;
      default -> day;
    };
  }

  /** In working hours so many days later, on the nearest working day, and later it is. */
  static long later(long than, double days, Draws draws) {
    long day = nearestWorkingDay(dayOf(than + (long) (days * DAY)));
    long at = day * DAY + OPENING + draws.below(WORKING_MINUTES) * MINUTE;
    return at > than ? at : than + draws.between(5, 45) * MINUTE;
  }

  /** In working hours about a part of the way from first to last, and within the two. */
  static long within(long first, long last, double part, Draws draws) {
    long day = nearestWorkingDay(dayOf(first + (long) (part * (last - first))));
    long at = day * DAY + OPENING + draws.below(WORKING_MINUTES) * MINUTE;
    return Math.clamp(at, first, last);
  }
}
