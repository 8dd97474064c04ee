package org.journey.console.capture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.journey.console.FieldError;
import org.journey.console.Times;
import org.jspecify.annotations.Nullable;

/**
 * When it happened. "Now" is when the form was drawn: sent twice it is the same, and so is stored
 * once; and a form that lay open past midnight still means the day it was filled in.
 */
final class When {

  /** The name of the choice, and the id of its first answer. */
  static final String NAME = "when";

  static final String TODAY = "when-today";
  static final String YESTERDAY = "when-yesterday";
  static final String EXACT = "when-exact";

  /** The moment the form was drawn. */
  static final String DRAWN = "drawn";

  private final Answers answers;
  private final Times times;
  private final @Nullable String recorded;

  /**
   * Of a form.
   *
   * @param recorded when it happened as it is recorded; null for something new
   */
  When(Answers answers, Times times, @Nullable String recorded) {
    this.answers = answers;
    this.times = times;
    this.recorded = recorded;
  }

  /** What there is to choose. */
  enum Choice {
    NOW,
    TODAY,
    YESTERDAY,
    EXACT,
    KEEP
  }

  /** When the form was drawn; now, if it has not been yet. */
  Instant drawn() {
    try {
      return Instant.parse(answers.one(DRAWN));
    } catch (DateTimeParseException notYet) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      answers.put(DRAWN, now.toString());
      return now;
    }
  }

  /** The day the form was drawn on, where people are. */
  LocalDate today() {
    return LocalDate.ofInstant(drawn(), times.zone());
  }

  /** What is chosen; now, if nothing is. */
  Choice chosen() {
    return chosen(answers);
  }

  /** What is chosen in a form; now, if nothing is. */
  static Choice chosen(Answers answers) {
    try {
      return Choice.valueOf(answers.one(NAME));
    } catch (IllegalArgumentException nothing) {
      return Choice.NOW;
    }
  }

  /**
   * The instant that is meant, as the API wants it.
   *
   * @param errors told if it cannot be read
   * @return null if it cannot be read, or is to stay as it was
   */
  @Nullable String instant(List<FieldError> errors) {
    return switch (chosen()) {
      case NOW -> typedElsewhere(errors) ? null : drawn().toString();
      case TODAY -> at(today(), TODAY, errors);
      case YESTERDAY -> at(today().minusDays(1), YESTERDAY, errors);
      case EXACT -> exact(errors);
      case KEEP -> {
        typedElsewhere(errors);
        yield null;
      }
    };
  }

  /** Whoever typed a time and forgot to choose it means something else than they chose. */
  private boolean typedElsewhere(List<FieldError> errors) {
    String untouched = times.typed(recorded == null ? drawn().toString() : recorded);
    boolean typed =
        answers.has(TODAY)
            || answers.has(YESTERDAY)
            || (answers.has(EXACT) && !answers.one(EXACT).equals(untouched));
    if (typed) {
      errors.add(
          new FieldError(
              NAME, "A time is typed but not chosen: choose it, or empty it, whichever is meant"));
    }
    return typed;
  }

  private @Nullable String at(LocalDate day, String field, List<FieldError> errors) {
    try {
      return times.instant(day.atTime(LocalTime.parse(answers.one(field)))).toString();
    } catch (Times.NoSuchTime none) {
      errors.add(new FieldError(field, Times.NoSuchTime.SAID));
      return null;
    } catch (DateTimeParseException e) {
      errors.add(new FieldError(field, "Say at what time it happened, for example 09:30"));
      return null;
    }
  }

  private @Nullable String exact(List<FieldError> errors) {
    if (recorded != null && answers.one(EXACT).equals(times.typed(recorded))) {
      // Untouched: what was recorded may have seconds, or be the second of two times.
      return null;
    }
    return exact(times, answers.one(EXACT), EXACT, errors);
  }

  /**
   * The instant that is typed into a field that may not be empty.
   *
   * @param errors told if it cannot be read
   * @return null if it cannot be read
   */
  static @Nullable String exact(Times times, String typed, String field, List<FieldError> errors) {
    FieldError wrong =
        new FieldError(field, "Say on what day and at what time, for example 2026-03-27T15:30");
    String instant = times.instant(typed, wrong, errors);
    if (typed.isEmpty()) {
      errors.add(wrong);
    }
    return instant;
  }
}
