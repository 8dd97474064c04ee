package org.journey.console.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.Address;
import org.journey.console.ApiProblem;
import org.journey.console.Ask;
import org.journey.console.FieldError;
import org.journey.console.Times;
import org.jspecify.annotations.Nullable;

/**
 * Which view of a journey an address asks for. What cannot be had is left out of what is asked of
 * the API, and told at its field.
 *
 * @param id of the journey
 * @param asAt what had happened by then, as the API takes it; null: now
 * @param asKnown what was recorded by then, as the API takes it; null: now
 * @param model id@version; null: the standard one
 * @param reading other rules than the usual ones, by the API's names of them
 * @param fields what the form holds: asAt, asKnown and model as they were typed, and those of
 *     reading
 * @param errors of the fields
 */
record Asked(
    String id,
    @Nullable String asAt,
    @Nullable String asKnown,
    @Nullable String model,
    Map<String, String> reading,
    Fields fields,
    List<FieldError> errors) {

  static final String AS_AT = "asAt";
  static final String AS_KNOWN = "asKnown";
  static final String MODEL = "model";

  /**
   * What stands in the inputs.
   *
   * @param asAt to the minute, as such an input has it
   * @param asKnown likewise
   * @param exactAt the instant that is meant as long as nobody types another; empty if it is none,
   *     or the minute itself
   * @param exactKnown likewise
   * @param reading by the names of its parameters; those that are as usual are not among them
   */
  record Fields(
      String asAt,
      String asKnown,
      String model,
      String exactAt,
      String exactKnown,
      Map<String, String> reading) {

    /** What a field of reading holds. */
    public String read(String name) {
      return reading.getOrDefault(name, "");
    }
  }

  static Asked of(String id, Axes axes, Reading reading, Times times) {
    List<FieldError> errors = new ArrayList<>();
    String typedAt = meant(axes.asAt(), axes.exactAt(), times);
    String typedKnown = meant(axes.asKnown(), axes.exactKnown(), times);
    String at = read(AS_AT, "when it was at", typedAt, times, errors);
    String known = read(AS_KNOWN, "when it was known on", typedKnown, times, errors);
    String model = axes.model();
    String under = model == null || model.isBlank() ? null : model.strip();
    Fields fields =
        new Fields(
            at == null ? plain(typedAt) : times.typed(at),
            known == null ? plain(typedKnown) : times.typed(known),
            under == null ? "" : under,
            exact(at, times),
            exact(known, times),
            reading.given());
    return errors.isEmpty()
        ? new Asked(id, at, known, under, fields.reading(), fields, List.of())
        : new Asked(id, null, null, null, Map.of(), fields, List.copyOf(errors));
  }

  /** The instant that was looked at, where its minute stands in the input as it was put there. */
  private static @Nullable String meant(
      @Nullable String typed, @Nullable String exact, Times times) {
    boolean untouched =
        typed != null
            && !typed.isBlank()
            && exact != null
            && typed.strip().equals(times.typed(exact));
    return untouched ? exact : typed;
  }

  private static String exact(@Nullable String instant, Times times) {
    return instant == null || instant.equals(times.instant(times.typed(instant))) ? "" : instant;
  }

  private static String plain(@Nullable String typed) {
    return typed == null ? "" : typed;
  }

  private static @Nullable String read(
      String field, String what, @Nullable String typed, Times times, List<FieldError> errors) {
    String advice = "Write " + what + " as a date and a time, or leave it empty";
    return times.instant(typed, new FieldError(field, advice), errors);
  }

  /**
   * The journey as it is now, with what the API has against the view that was asked for.
   *
   * @return null if the refusal is about something else
   */
  @Nullable Asked refused(ApiProblem problem) {
    String parameter = problem.problem().path("parameter").asString("");
    return switch (problem.status()) {
      case 400 ->
          switch (parameter) {
            case AS_AT -> now(AS_AT, "When it was at " + told(problem.detail(), AS_AT));
            case AS_KNOWN ->
                now(AS_KNOWN, "When it was known on " + told(problem.detail(), AS_KNOWN));
            case MODEL -> now(MODEL, "Choose a model of the list");
            default -> {
              String said = Reading.refused(parameter, told(problem.detail(), parameter));
              yield said == null ? null : now(parameter, said);
            }
          };
      case 422 -> model == null ? null : now(MODEL, "Choose a model of the list");
      case 404 ->
          asAt == null && asKnown == null
              ? null
              : now(
                  asAt == null ? AS_KNOWN : AS_AT,
                  "The journey was not in the record by then. Choose a later date and time");
      default -> null;
    };
  }

  private static String told(String detail, String parameter) {
    String rest = detail.startsWith(parameter) ? detail.substring(parameter.length()) : detail;
    String words = rest.replaceFirst("^[:\\s]+", "");
    return words.isEmpty() ? "is not to be had" : words;
  }

  private Asked now(String field, String message) {
    return new Asked(
        id, null, null, null, Map.of(), fields, List.of(new FieldError(field, message)));
  }

  /** Whether it is the journey as it is, as far as is known, by the standard model and rules. */
  public boolean isNow() {
    return asAt == null && asKnown == null && model == null && reading.isEmpty();
  }

  /** Whether the form is opened: a view other than now, or one that could not be had. */
  public boolean isOpen() {
    return !isNow() || !errors.isEmpty();
  }

  /** Whether the part of the form about rules is opened: some are not as usual, or cannot be. */
  public boolean isReadOtherwise() {
    return !fields.reading().isEmpty();
  }

  /** A call on this view. */
  Ask on(Ask ask) {
    return onDates(ask).with(MODEL, model);
  }

  /** A call on this view that rules have a part in. */
  Ask read(Ask ask) {
    Ask whole = on(ask);
    for (Map.Entry<String, String> each : reading.entrySet()) {
      whole = whole.with(each.getKey(), each.getValue());
    }
    return whole;
  }

  /** A call that no model has a part in. */
  Ask onDates(Ask ask) {
    return ask.with(AS_AT, asAt).with(AS_KNOWN, asKnown);
  }

  /** The page of the journey now. */
  public String nowLink() {
    return Address.journey(id);
  }

  /** The page on this view. */
  public String link() {
    return link("", null, null);
  }

  /** The page on this view with one thing more in its address. */
  String link(String name, String value) {
    return link("", name, value);
  }

  /** As was known just before an instant, as the API writes it. */
  String before(String instant) {
    String known = Instant.parse(instant).minusNanos(1_000).toString();
    return new Asked(id, asAt, known, model, reading, fields, errors).link();
  }

  /** The page with what was typed, where it is told what is wrong with it. */
  String typedLink() {
    return new Asked(
            id,
            typed(fields.asAt(), fields.exactAt()),
            typed(fields.asKnown(), fields.exactKnown()),
            fields.model(),
            fields.reading(),
            fields,
            List.of())
        .link();
  }

  private static @Nullable String typed(String field, String exact) {
    return !exact.isEmpty() ? exact : field.isEmpty() ? null : field;
  }

  /** Where the glass is broken. */
  public String breakGlass() {
    return link("/break-glass", null, null);
  }

  /** The page that opens a figure. */
  String evidence(String pointer) {
    return link("/evidence", "pointer", pointer);
  }

  /** The download. */
  String fhir() {
    return view("/fhir").toString();
  }

  private String link(String under, @Nullable String name, @Nullable String value) {
    Address link = view(under).with(reading);
    return (name == null ? link : link.with(name, value)).toString();
  }

  private Address view(String under) {
    return Address.of(nowLink() + under)
        .with(AS_AT, asAt)
        .with(AS_KNOWN, asKnown)
        .with(MODEL, model);
  }
}
