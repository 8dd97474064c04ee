package org.journey.console.service;

import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.journey.console.FieldError;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Permission;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, as the API wants it.
 *
 * @param asked as it was typed, with a period if none was
 * @param byDefault whether none was
 * @param from instant, or null if there is none that can be read; so the others
 * @param errors what cannot be read
 */
record Question(
    Asked asked,
    boolean byDefault,
    Calendar calendar,
    @Nullable String from,
    @Nullable String to,
    @Nullable String asKnown,
    @Nullable String from2,
    @Nullable String to2,
    List<FieldError> errors) {

  static Question of(SignedIn who, Asked asked, Times times) {
    return of(who, asked, "", times);
  }

  /** The same of a form, with when it was known as it was asked for before the form was sent. */
  static Question of(SignedIn who, Asked typed, String exactly, Times times) {
    Calendar calendar = new Calendar(times, !who.actor().hasWhole(Permission.READ_METRICS));
    boolean byDefault = typed.isWithoutPeriod();
    Asked asked = typed.known(calendar.known(typed.asKnown(), exactly));
    Asked whole = asked;
    if (byDefault) {
      Calendar.Days days = Calendar.lastTwelveMonths(calendar.today());
      whole =
          new Asked(
              calendar.typed(days.from()),
              calendar.typed(days.to()),
              asked.asKnown(),
              asked.model(),
              asked.from2(),
              asked.to2());
    }
    Reader reader = new Reader(calendar, new ArrayList<>());
    String from = reader.day("from", whole.from(), calendar.beginLabel());
    String to = reader.day("to", whole.to(), Calendar.endLabel());
    String asKnown = reader.known(whole.asKnown());
    String from2 =
        whole.compares() ? reader.day("from2", whole.from2(), calendar.beginLabel()) : null;
    String to2 = whole.compares() ? reader.day("to2", whole.to2(), Calendar.endLabel()) : null;
    return new Question(
        whole, byDefault, calendar, from, to, asKnown, from2, to2, List.copyOf(reader.errors));
  }

  private record Reader(Calendar calendar, List<FieldError> errors) {

    @Nullable String day(String field, String typed, String what) {
      if (typed.isEmpty()) {
        errors.add(new FieldError(field, what + ": choose a " + unit()));
        return null;
      }
      try {
        return calendar.instant(typed);
      } catch (DateTimeParseException unreadable) {
        errors.add(new FieldError(field, what + ": write a " + unit() + " like " + example()));
        return null;
      }
    }

    @Nullable String known(String typed) {
      try {
        return calendar.known(typed);
      } catch (DateTimeParseException unreadable) {
        String like = calendar.months() ? example() : example() + "T09:00";
        errors.add(new FieldError("asKnown", "As known: write it like " + like));
        return null;
      }
    }

    private String unit() {
      return calendar.months() ? "month" : "day";
    }

    private String example() {
      return calendar.months() ? "2026-04" : "2026-04-01";
    }
  }
}
