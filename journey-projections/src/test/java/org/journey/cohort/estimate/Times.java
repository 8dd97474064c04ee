package org.journey.cohort.estimate;

import java.util.Random;
import org.journey.service.Survival;
import org.journey.service.facts.Longs;

/** Times as studies print them: numbers, with + where nothing is known later. */
final class Times {

  /** Freireich's trial (1963), weeks in remission with 6-mercaptopurine. */
  static final String TREATED =
      "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";

  /** The same with a placebo. */
  static final String PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";

  private Times() {}

  static Longs of(String times) {
    Longs seen = new Longs();
    for (String time : times.split(" ")) {
      if (!time.isEmpty()) {
        long at = Long.parseLong(time.replace("+", ""));
        seen.add(time.endsWith("+") ? Survival.censored(at) : Survival.event(at));
      }
    }
    return seen;
  }

  /** Few different times, so that there are many ties. */
  static Longs random(Random random, int size, int different) {
    Longs seen = new Longs();
    for (int i = 0; i < size; i++) {
      long time = random.nextInt(different) - 2;
      seen.add(random.nextInt(3) == 0 ? Survival.censored(time) : Survival.event(time));
    }
    return seen;
  }

  static long time(Longs of, int i) {
    return of.get(i) >> 1;
  }

  static boolean isEvent(Longs of, int i) {
    return (of.get(i) & 1) == 0;
  }
}
