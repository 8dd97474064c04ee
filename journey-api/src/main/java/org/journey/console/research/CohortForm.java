package org.journey.console.research;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.FieldError;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.console.Words;
import org.journey.security.Extent;
import org.journey.security.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/** Whose journeys, and on which axes: as typed, as the API wants it, and what is wrong with it. */
final class CohortForm {

  private static final Set<String> DAYS = Set.of("openedFrom", "openedTo");
  private static final Set<String> MOMENTS = Set.of("asAt", "asKnown");

  /** The filter, which requests of replays and extracts have as an object. */
  static final List<String> FILTER =
      List.of("openedFrom", "openedTo", "source", "reason", "reached", "ageBand", "deprivation");

  static final List<String> AXES = List.of("asAt", "asKnown", "model", "dating");

  /** The id of the button that sends a form. */
  private static final String SEND = "send";

  /** Unlike what is recorded, what is begun twice is there twice. */
  static final String AWAY =
      "The record cannot be reached for the moment. Wait a little, and look in the list whether it"
          + " was begun all the same, before you press the button again: what you typed is kept on"
          + " this page";

  private final Map<String, String> typed = new LinkedHashMap<>();
  private final Map<String, String> asked = new LinkedHashMap<>();
  private final List<FieldError> errors = new ArrayList<>();
  private HttpStatus refusal = HttpStatus.UNPROCESSABLE_CONTENT;
  private final Times times;
  private final ZoneId days;

  private CohortForm(Times times, ZoneId days) {
    this.times = times;
    this.days = days;
  }

  /**
   * What an address or a form says.
   *
   * @param more names of parameters beside the filter and the axes
   */
  static CohortForm of(
      MultiValueMap<String, String> parameters, List<String> more, Times times, SignedIn who) {
    CohortForm form = new CohortForm(times, controlled(who) ? ZoneOffset.UTC : times.zone());
    FILTER.forEach(name -> form.read(name, parameters));
    AXES.forEach(name -> form.read(name, parameters));
    more.forEach(name -> form.read(name, parameters));
    return form;
  }

  /** Months are those of UTC where small numbers are protected. */
  private static boolean controlled(SignedIn who) {
    return who.actor().roles().stream()
        .map(Permission.READ_COHORTS::extent)
        .noneMatch(extent -> extent == Extent.WHOLE || extent == Extent.CONSENTING);
  }

  private void read(String name, MultiValueMap<String, String> parameters) {
    List<String> values =
        parameters.getOrDefault(name, List.of()).stream()
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    if (values.isEmpty()) {
      return;
    }
    String value = String.join(name.equals("reached") ? ";" : ",", values);
    typed.put(name, value);
    if (!DAYS.contains(name) && !MOMENTS.contains(name)) {
      asked.put(name, value);
      return;
    }
    try {
      asked.put(name, instant(value));
    } catch (DateTimeParseException wrong) {
      errors.add(
          new FieldError(
              name,
              DAYS.contains(name)
                  ? "Type a day, such as 2026-03-31"
                  : "Type a day and a time, such as 2026-03-31T17:00"));
    }
  }

  private String instant(String value) {
    if (days.equals(ZoneOffset.UTC) && !value.endsWith("Z")) {
      return value.contains("T")
          ? Instant.parse(value.length() == 16 ? value + ":00Z" : value + "Z").toString()
          : LocalDate.parse(value).atStartOfDay(days).toInstant().toString();
    }
    String instant = times.instant(value);
    return instant == null ? "" : instant;
  }

  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  public boolean isWrong() {
    return !errors.isEmpty();
  }

  /** Whether the errors have one at a field. */
  public boolean isWrong(String field) {
    return errors.stream().anyMatch(error -> error.field().equals(field));
  }

  void wrong(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  /** Takes that the API cannot be reached for the moment: nothing is wrong with what was typed. */
  void away() {
    later(HttpStatus.SERVICE_UNAVAILABLE, new FieldError(SEND, AWAY));
  }

  /**
   * Takes that the API does not take it for now.
   *
   * @param why in its words; empty if it has none
   */
  void full(String why) {
    String again = "Too much is asked for at once. Wait a little, then press the button again";
    later(HttpStatus.TOO_MANY_REQUESTS, new FieldError(SEND, why.isEmpty() ? again : why));
  }

  private void later(HttpStatus status, FieldError why) {
    refusal = status;
    errors.add(why);
  }

  /** The status of the page that shows the form again. */
  int status() {
    return refusal.value();
  }

  /**
   * Takes an answer's refusal of what was typed.
   *
   * @return whether it is one
   */
  public boolean refused(ApiAnswer answer) {
    if (answer.status() != 400 && answer.status() != 422) {
      return false;
    }
    String parameter = answer.json().path("parameter").asString("");
    String name = Links.last(parameter.replace('.', '/'));
    String detail = answer.json().path("detail").asString("");
    boolean known = FILTER.contains(name) || AXES.contains(name) || typed.containsKey(name);
    wrong(
        known ? name : "model",
        detail.isEmpty() ? answer.json().path("title").asString("") : detail);
    return true;
  }

  /** As it was typed; empty if nothing was. */
  public String value(String name) {
    return typed.getOrDefault(name, "");
  }

  /** As it was typed, or what stands for nothing. */
  public String value(String name, String otherwise) {
    return typed.getOrDefault(name, otherwise);
  }

  /** As the input of a day or moment wants it. */
  public String input(String name) {
    String instant = asked.getOrDefault(name, "");
    if (instant.isEmpty() || isWrong(name)) {
      return value(name);
    }
    if (DAYS.contains(name)) {
      return Instant.parse(instant).atZone(days).toLocalDate().toString();
    }
    // With its seconds: an axis that was settled stays what it was.
    return isFine(instant)
        ? instant
        : Instant.parse(instant).atZone(days).toLocalDateTime().toString();
  }

  /** As what a field is typed: browsers have none for moments finer than milliseconds. */
  public String type(String name, String wanted) {
    return MOMENTS.contains(name) && !isWrong(name) && isFine(asked.getOrDefault(name, ""))
        ? "text"
        : wanted;
  }

  private static boolean isFine(String instant) {
    return !instant.isEmpty() && Instant.parse(instant).getNano() % 1_000_000 != 0;
  }

  /** Whether a value is among those chosen. */
  public boolean has(String name, String value) {
    return Arrays.asList(value(name).split(",", -1)).contains(value);
  }

  /** What is asked for, in words. */
  public String words() {
    List<String> said = new ArrayList<>();
    for (String name : FILTER) {
      if (typed.containsKey(name)) {
        said.add(Choices.label(name) + ": " + said(name));
      }
    }
    return said.isEmpty() ? "all journeys" : String.join("; ", said);
  }

  private String said(String name) {
    if (DAYS.contains(name)) {
      return new Times(days).day(asked.getOrDefault(name, ""));
    }
    return String.join(
        " or ",
        Arrays.stream(value(name).split(name.equals("reached") ? ";" : ",", -1))
            .map(each -> Words.code(each.strip()))
            .toList());
  }

  /** A call with the filter, the axes and some parameters more. */
  Ask on(Ask ask, List<String> more) {
    Ask all = ask;
    for (Map.Entry<String, String> each : asked.entrySet()) {
      if (FILTER.contains(each.getKey())
          || AXES.contains(each.getKey())
          || more.contains(each.getKey())) {
        all = all.with(each.getKey(), each.getValue());
      }
    }
    return all;
  }

  /** What is asked for, by name, as the API wants it. */
  public Map<String, String> asked() {
    return Map.copyOf(asked);
  }

  /** A page with the same filter and axes. */
  public String link(String path) {
    Map<String, String> kept = new LinkedHashMap<>(typed);
    kept.keySet().removeIf(name -> !FILTER.contains(name) && !AXES.contains(name));
    return Links.with(path, kept);
  }
}
