package org.journey.console.research;

import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.journey.cohort.CohortFilter;
import org.journey.cohort.CohortFilterReading;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.FieldError;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.console.Words;
import org.journey.problem.Problem;
import org.journey.security.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** Whose journeys, and on which axes: as typed, as the API wants it, and what is wrong with it. */
final class CohortForm {

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

  /** In the words of what is typed, months or days, which may be known only after them. */
  private final List<Supplier<FieldError>> errors = new ArrayList<>();

  private HttpStatus refusal = HttpStatus.UNPROCESSABLE_CONTENT;
  private final Set<String> names = new LinkedHashSet<>();
  private final FormTimes times;
  private boolean months;

  private CohortForm(FormTimes times, boolean months) {
    this.times = times;
    this.months = months;
  }

  /**
   * What an address or a form says.
   *
   * @param more names of parameters beside the filter and the axes
   * @param permission that of what is asked for
   */
  static CohortForm of(
      MultiValueMap<String, String> parameters,
      List<String> more,
      Times times,
      SignedIn who,
      Permission permission) {
    boolean months = Control.canApply(who, permission);
    CohortForm form =
        new CohortForm(new FormTimes(times, months ? ZoneOffset.UTC : times.zone()), months);
    FILTER.forEach(name -> form.read(name, parameters));
    AXES.forEach(name -> form.read(name, parameters));
    more.forEach(name -> form.read(name, parameters));
    return form;
  }

  private void read(String name, MultiValueMap<String, String> parameters) {
    names.add(name);
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
    if (!FormTimes.isTime(name)) {
      asked.put(name, value);
      return;
    }
    try {
      asked.put(name, times.instant(name, value));
    } catch (DateTimeParseException wrong) {
      errors.add(() -> new FieldError(name, label(name) + ": " + FormTimes.wanted(name, months)));
    }
  }

  /** What a field is called. */
  public String label(String name) {
    return months ? Labels.ofMonths(name) : Labels.of(name);
  }

  /** Whether months are typed: small numbers are protected, and days are refused. */
  public boolean isByMonths() {
    return months;
  }

  /** Takes whether small numbers are protected, which roles alone do not say. */
  void byMonths(boolean controlled) {
    months = controlled;
  }

  /** Finds what the API would refuse of the filter, by the same rules. */
  void check() {
    if (isWrong()) {
      return;
    }
    Map<String, String> filter = new LinkedHashMap<>(asked);
    filter.keySet().retainAll(FILTER);
    switch (CohortFilter.read(filter)) {
      case CohortFilterReading.Read(CohortFilter cohort) -> {
        if (months && !cohort.hasWholeMonths()) {
          refused("openedFrom", Labels.MONTHS);
        }
      }
      case CohortFilterReading.Refused(Problem problem) ->
          refused(Objects.requireNonNullElse(problem.parameter(), ""), problem.detail());
    }
  }

  public List<FieldError> errors() {
    return errors.stream().map(Supplier::get).toList();
  }

  public boolean isWrong() {
    return !errors.isEmpty();
  }

  /** Whether the errors have one at a field. */
  public boolean isWrong(String field) {
    return errors().stream().anyMatch(error -> error.field().equals(field));
  }

  void wrong(String field, String message) {
    wrong(new FieldError(field, message));
  }

  void wrong(FieldError error) {
    errors.add(() -> error);
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
    errors.add(() -> why);
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
    JsonNode problem = answer.json();
    String detail = problem.path("detail").asString("");
    refused(
        problem.path("parameter").asString(""),
        detail.isEmpty() ? problem.path("title").asString("") : detail);
    return true;
  }

  private void refused(String parameter, String detail) {
    String name = Links.last(parameter.replace('.', '/'));
    String field = names.contains(name) ? name : "model";
    errors.add(() -> new FieldError(field, Labels.refused(parameter, label(name), detail)));
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
    String month = months ? FormTimes.month(name, instant) : null;
    return month == null ? times.input(name, instant) : month;
  }

  /**
   * As what a field is typed: a month where months are typed, unless it holds something else; and
   * browsers have none for moments finer than milliseconds. What is wrong is shown as it was typed,
   * which browsers drop from a field that is for something else.
   */
  public String type(String name, String wanted) {
    String instant = asked.getOrDefault(name, "");
    if (!FormTimes.isTime(name)) {
      return wanted;
    }
    if (isWrong(name)) {
      String kind = months ? "month" : wanted;
      return FormTimes.holds(kind, value(name)) ? kind : "text";
    }
    if (months && (instant.isEmpty() || FormTimes.month(name, instant) != null)) {
      return "month";
    }
    return FormTimes.MOMENTS.contains(name) && FormTimes.isFine(instant) ? "text" : wanted;
  }

  /** Whether a value is among those chosen. */
  public boolean has(String name, String value) {
    return Arrays.asList(value(name).split(",", -1)).contains(value);
  }

  /** What is asked for, in words. */
  public String words() {
    List<String> said = new ArrayList<>();
    for (String name : FILTER) {
      if (typed.containsKey(name) && !isWrong(name)) {
        said.add(Labels.within(name) + ": " + said(name));
      }
    }
    return said.isEmpty() ? "all journeys" : String.join("; ", said);
  }

  private String said(String name) {
    if (FormTimes.DAYS.contains(name)) {
      return new Times(times.zone()).day(asked.getOrDefault(name, ""));
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
