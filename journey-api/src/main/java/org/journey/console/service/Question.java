package org.journey.console.service;

import java.time.Instant;
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
    Asked asked = typed.knownBy(calendar.known(typed.asKnown(), exactly));
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
    String from = reader.day(Labels.FROM, whole.from());
    String to = reader.day(Labels.TO, whole.to());
    reader.order(Labels.FROM, from, Labels.TO, to);
    String asKnown = reader.known(whole.asKnown());
    String from2 = whole.compares() ? reader.day(Labels.FROM_2, whole.from2()) : null;
    String to2 = whole.compares() ? reader.day(Labels.TO_2, whole.to2()) : null;
    reader.order(Labels.FROM_2, from2, Labels.TO_2, to2);
    return new Question(
        whole, byDefault, calendar, from, to, asKnown, from2, to2, List.copyOf(reader.errors));
  }

  private record Reader(Calendar calendar, List<FieldError> errors) {

    @Nullable String day(String field, String typed) {
      if (typed.isEmpty()) {
        wrong(field, "choose a " + unit());
        return null;
      }
      try {
        return calendar.instant(typed);
      } catch (DateTimeParseException unreadable) {
        wrong(field, "write a " + unit() + " like " + example());
        return null;
      }
    }

    /** The API has figures of no time at all too; nobody who asks for a period means that. */
    void order(String beginField, @Nullable String begin, String endField, @Nullable String end) {
      if (begin != null && end != null && !Instant.parse(begin).isBefore(Instant.parse(end))) {
        String after = FigureWords.lower(Labels.of(beginField, calendar.months()));
        wrong(endField, "choose a " + unit() + " after the " + after);
      }
    }

    private void wrong(String field, String what) {
      errors.add(new FieldError(field, Labels.of(field, calendar.months()) + ": " + what));
    }

    @Nullable String known(String typed) {
      try {
        return calendar.known(typed);
      } catch (DateTimeParseException unreadable) {
        String like = calendar.months() ? example() : example() + "T09:00";
        wrong(Labels.AS_KNOWN, "write it like " + like);
        return null;
      }
    }

    private String unit() {
      return Labels.unit(calendar.months());
    }

    private String example() {
      return calendar.months() ? "2026-04" : "2026-04-01";
    }
  }
}
