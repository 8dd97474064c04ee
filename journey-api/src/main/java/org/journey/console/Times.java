package org.journey.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as people here read and type them: in the zone that is set, written out. The API has them
 * in UTC.
 */
public final class Times {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);
  private static final DateTimeFormatter TYPED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

  private final ZoneId zone;

  /** A time that no clock showed there on that day: it was put forward over it. */
  public static final class NoSuchTime extends DateTimeParseException {

    private static final long serialVersionUID = 1L;

    /** What is said at a field in which it is typed. */
    public static final String SAID = "There is no such time on that day: the clocks went forward";

    NoSuchTime(String typed) {
      super(SAID, typed, 0);
    }
  }

  public Times(ZoneId zone) {
    this.zone = zone;
  }

  /** The zone that times are in. */
  public ZoneId zone() {
    return zone;
  }

  /** The day of an instant as the API writes it; empty for null or none. */
  public String day(@Nullable String instant) {
    Instant read = read(instant);
    return read == null ? "" : DAY.format(read.atZone(zone));
  }

  /** A day as it is written out. */
  public static String written(LocalDate day) {
    return DAY.format(day);
  }

  /** Day and minute of an instant as the API writes it; empty for null or none. */
  public String moment(@Nullable String instant) {
    Instant read = read(instant);
    return read == null ? "" : MOMENT.format(read.atZone(zone));
  }

  /** As an {@code input type="datetime-local"} holds it; empty for null or none. */
  public String typed(@Nullable String instant) {
    Instant read = read(instant);
    return read == null ? "" : TYPED.format(read.atZone(zone));
  }

  /**
   * What was typed, as the API wants it: a local date-time or a day, in the zone that is set, or an
   * instant. Of a time that came twice, as the clocks went back, the first is meant.
   *
   * @return null if nothing was typed
   * @throws NoSuchTime if the clocks went forward over it
   * @throws DateTimeParseException if it is none of these
   */
  public @Nullable String instant(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    String text = typed.strip();
    if (text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:\\d\\d")) {
      return java.time.OffsetDateTime.parse(text).toInstant().toString();
    }
    return text.contains("T")
        ? instant(LocalDateTime.parse(text)).toString()
        : LocalDate.parse(text).atStartOfDay(zone).toInstant().toString();
  }

  /**
   * When a local time was, where people are. Of one that came twice, the first is meant.
   *
   * @throws NoSuchTime if the clocks went forward over it
   */
  public Instant instant(LocalDateTime local) {
    if (zone.getRules().getValidOffsets(local).isEmpty()) {
      throw new NoSuchTime(local.toString());
    }
    return local.atZone(zone).toInstant();
  }

  /**
   * The same as of a text, of a field of a form.
   *
   * @param wrong what is said at the field if it is none of these
   * @param errors to which that is added
   * @return null if nothing was typed, or nothing of these
   */
  public @Nullable String instant(
      @Nullable String typed, FieldError wrong, List<FieldError> errors) {
    try {
      return instant(typed);
    } catch (NoSuchTime none) {
      errors.add(new FieldError(wrong.field(), NoSuchTime.SAID));
      return null;
    } catch (DateTimeParseException none) {
      errors.add(wrong);
      return null;
    }
  }

  private static @Nullable Instant read(@Nullable String instant) {
    if (instant == null || instant.isBlank()) {
      return null;
    }
    try {
      return Instant.parse(instant);
    } catch (DateTimeParseException none) {
      return null;
    }
  }
}
