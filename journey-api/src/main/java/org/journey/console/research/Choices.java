package org.journey.console.research;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.journey.console.Option;
import org.journey.interaction.Access;
import tools.jackson.databind.JsonNode;

/** What the fields of a cohort and its axes can be. */
final class Choices {

  private static final String NOT_RECORDED = "NOT_RECORDED";

  private static final List<Option> SOURCES = Option.of(Access.ReferralSource.class);
  private static final List<Option> REASONS = Option.of(Access.Reason.class);

  private final List<Option> models;

  private Choices(List<Option> models) {
    this.models = models;
  }

  /** With the models that the API lists. */
  static Choices of(JsonNode registered) {
    List<Option> models = new ArrayList<>();
    for (JsonNode each : registered.path("models")) {
      String reference = each.path("id").asString("") + "@" + each.path("version").asString("");
      models.add(new Option(reference, reference));
    }
    return new Choices(models);
  }

  /** Where the API does not list them: with one alone. */
  static Choices without(String model) {
    return new Choices(List.of(new Option(model, model)));
  }

  /** Tells a form that names a model which there is not. */
  void check(CohortForm form) {
    String model = form.value("model");
    if (!model.isEmpty() && models.stream().noneMatch(each -> each.value().equals(model))) {
      form.wrong(Labels.wrong("model", "there is no " + model));
    }
  }

  public List<Option> models() {
    return models;
  }

  public List<Option> sources() {
    return SOURCES;
  }

  public List<Option> reasons() {
    return REASONS;
  }

  public List<Option> ageBands() {
    return Stream.of(
            Stream.of("0-4"),
            IntStream.range(0, 9).mapToObj(each -> (5 + 10 * each) + "-" + (14 + 10 * each)),
            Stream.of("95+", NOT_RECORDED))
        .flatMap(each -> each)
        .map(Option::of)
        .toList();
  }

  public List<Option> deciles() {
    return Stream.concat(
            IntStream.rangeClosed(1, 10)
                .mapToObj(
                    each ->
                        new Option(
                            String.valueOf(each),
                            each == 1 ? "1, the most deprived" : String.valueOf(each))),
            Stream.of(Option.of(NOT_RECORDED)))
        .toList();
  }

  public List<Option> groups() {
    return Stream.of("SOURCE", "REASON", "AGE_BAND", "DEPRIVATION", "GENDER")
        .map(Option::of)
        .toList();
  }

  public List<Option> activities() {
    return List.of(
        new Option("TYPE", "Types of interaction"),
        new Option("STAGE", "Stages"),
        new Option("CATEGORY", "Categories of activity"));
  }

  public List<Option> orders(boolean listed) {
    List<Option> orders =
        List.of(
            new Option("OPENED", "When they were referred"),
            new Option("FIRST_REFLECTION", "When they first told"),
            new Option("LISTED", "As listed below"));
    return listed ? orders : orders.subList(0, 2);
  }

  public List<Option> levels() {
    return List.of(new Option("SUB_THEME", "Sub-themes"), new Option("CODE", "Finer codes"));
  }

  public List<Option> units() {
    return List.of(
        new Option("REFLECTION", "Reflections"),
        new Option("PERIOD", "Periods"),
        new Option("CONTACT", "Contacts"));
  }

  public List<Option> asked() {
    return List.of(
        new Option("true", "Those in which the client was asked"),
        new Option("false", "All with a contact, asked or not"));
  }

  public List<Option> ends() {
    return List.of(
        new Option("true", "With one unit of closed after the closing"),
        new Option("false", "With the last unit before the closing"));
  }

  public List<Option> datings() {
    return List.of(
        new Option("SINCE", "From when it began, where that was told"),
        new Option("TOLD", "From when it was told"));
  }
}
