package org.journey.service.facts;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Age bands at referral, told by number: of ten years, but for the first and the last, from 1 (0-4,
 * 5-14, ... 85-94, 95+); 0 is an age that was not recorded or cannot be. The age is the year of
 * referral less the year of birth, because no more of a birthday is kept.
 */
public final class AgeBands {

  /** How many bands there are. */
  public static final int COUNT = 11;

  /** Names of groups whose people told nothing. */
  public static final String NOT_RECORDED = "NOT_RECORDED";

  private static final List<String> NAMES =
      IntStream.rangeClosed(0, COUNT).mapToObj(AgeBands::written).toList();

  private AgeBands() {}

  private static String written(int number) {
    int from = 10 * number - 15;
    return switch (number) {
      case 0 -> NOT_RECORDED;
      case 1 -> "0-4";
      case COUNT -> from + "+";
      default -> from + "-" + (from + 9);
    };
  }

  /** The name of a band. */
  public static String name(int number) {
    return NAMES.get(number);
  }

  /** The band of a name; -1 if there is none of it. */
  public static int number(String name) {
    return NAMES.indexOf(name);
  }

  /**
   * The band of somebody.
   *
   * @param birthYear 0 if it was not told
   * @param referred when, in microseconds since 1970; its year is that of UTC
   */
  public static int of(int birthYear, long referred) {
    if (birthYear == 0) {
      return 0;
    }
    int age = Micros.instant(referred).atOffset(ZoneOffset.UTC).getYear() - birthYear;
    return age < 0 ? 0 : Math.min((age + 15) / 10, COUNT);
  }
}
