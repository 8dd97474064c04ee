package org.journey.simulation;

import org.journey.interaction.Participation.Category;

/**
 * A made-up activity of an organisation: a group that meets once a week at its hour, so that those
 * who come on one day share a meeting.
 *
 * @param number 0 to {@link #COUNT} - 1
 */
record Activity(int number) {

  /** How many an organisation has. */
  static final int COUNT = 24;

  private static final Category[] CATEGORIES = {
    Category.SOCIAL,
    Category.PHYSICAL,
    Category.CREATIVE,
    Category.SOCIAL,
    Category.WELLBEING,
    Category.PHYSICAL,
    Category.CREATIVE,
    Category.VOLUNTEER
  };

  String id() {
    return "activity-" + (number + 1);
  }

  Category category() {
    return CATEGORIES[number % CATEGORIES.length];
  }

  int minutes() {
    return 60 + 30 * (number % 3);
  }

  /** Its first meeting after an instant, seconds since 1970. */
  long firstAfter(long instant) {
    int weekday = number % 5;
    long hour = 10 + number % 7;
    long day = Days.dayOf(instant);
    long ahead = Math.floorMod(weekday - Days.weekday(day), 7);
    long at = (day + ahead) * Days.DAY + hour * Days.HOUR;
    return at > instant ? at : at + 7 * Days.DAY;
  }
}
