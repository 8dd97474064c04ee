package org.journey.derived;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.journey.service.Period;
import org.journey.web.Parameters;
import org.jspecify.annotations.Nullable;

/** What figures under disclosure control can be asked for: whole calendar months, in UTC. */
public final class Months {

  private Months() {}

  /** The instant at which a month ends and the next begins. */
  private static Instant end(YearMonth month) {
    return month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static YearMonth of(Instant instant) {
    return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
  }

  private static boolean isBoundary(Instant instant) {
    return end(of(instant).minusMonths(1)).equals(instant);
  }

  /**
   * The month end as of which to tell what was known.
   *
   * @param asKnown as asked: the instant at which a month ended, or its last second; null: the last
   *     month end there was
   * @throws org.journey.web.Refusal {@code invalid-parameter} if it is none, or the period is not
   *     of whole months
   */
  public static Instant controlled(Period period, @Nullable Instant asKnown, Instant now) {
    if (!isBoundary(period.from())) {
      throw Parameters.refused(
          "from", "must be the start of a calendar month in UTC: small numbers are protected");
    }
    if (!isBoundary(period.to())) {
      throw Parameters.refused(
          "to", "must be the start of a calendar month in UTC: small numbers are protected");
    }
    return end("asKnown", asKnown, now);
  }

  /**
   * A month end that somebody asks for.
   *
   * @param parameter the name of the parameter
   * @param asked the instant at which a month ended, or its last second; null: the last month end
   *     there was
   * @throws org.journey.web.Refusal {@code invalid-parameter} if it is none
   */
  public static Instant end(String parameter, @Nullable Instant asked, Instant now) {
    if (asked == null) {
      return end(of(now).minusMonths(1));
    }
    Instant end = isBoundary(asked) ? asked : end(of(asked));
    if (asked.isBefore(end.minusSeconds(1))) {
      throw Parameters.refused(
          parameter, "must be the end of a calendar month in UTC: small numbers are protected");
    }
    return end;
  }

  /** The month ends from the first behind an instant up to another, that one included. */
  private static List<Instant> ends(Instant after, Instant upTo) {
    List<Instant> ends = new ArrayList<>();
    for (YearMonth month = of(after); !end(month).isAfter(upTo); month = month.plusMonths(1)) {
      ends.add(end(month));
    }
    return ends;
  }

  /**
   * The month ends of a chain of editions.
   *
   * @param after the first is the first one behind this
   * @param begin when the first interaction was recorded: of the month ends before that one is
   *     enough, for all of them know nothing
   * @param upTo the last month end; alone, if there is no other
   */
  public static List<Instant> chain(Instant after, Instant begin, Instant upTo) {
    // Longer than a month: an end at which the log begins is not the first.
    Instant empty = begin.minus(32, ChronoUnit.DAYS);
    List<Instant> ends = ends(after.isBefore(empty) ? empty : after, upTo);
    return ends.isEmpty() ? List.of(upTo) : ends;
  }
}
