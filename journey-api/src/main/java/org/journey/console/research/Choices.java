package org.journey.console.research;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.journey.interaction.Access;
import tools.jackson.databind.JsonNode;

/** What the fields of a cohort and its axes can be. */
final class Choices {

  private static final String NOT_RECORDED = "NOT_RECORDED";

  /**
   * One of several.
   *
   * @param value as the API has it
   * @param label as it is read
   */
  record Choice(String value, String label) {

    static Choice of(String code) {
      return new Choice(code, Words.of(code));
    }
  }

  private static final Map<String, String> LABELS =
      Map.of(
          "openedFrom", "referred from",
          "openedTo", "referred before",
          "source", "referred by",
          "reason", "reason",
          "reached", "stages reached",
          "ageBand", "age",
          "deprivation", "decile of deprivation");

  private static final List<Choice> SOURCES = codes(Access.ReferralSource.values());
  private static final List<Choice> REASONS = codes(Access.Reason.values());

  private final List<Choice> models;

  private Choices(List<Choice> models) {
    this.models = models;
  }

  /** With the models that the API lists. */
  static Choices of(JsonNode registered) {
    List<Choice> models = new ArrayList<>();
    for (JsonNode each : registered.path("models")) {
      String reference = each.path("id").asString("") + "@" + each.path("version").asString("");
      models.add(new Choice(reference, reference));
    }
    return new Choices(models);
  }

  static String label(String name) {
    return LABELS.getOrDefault(name, name);
  }

  public List<Choice> models() {
    return models;
  }

  public List<Choice> sources() {
    return SOURCES;
  }

  public List<Choice> reasons() {
    return REASONS;
  }

  public List<Choice> ageBands() {
    return Stream.of(
            Stream.of("0-4"),
            IntStream.range(0, 9).mapToObj(each -> (5 + 10 * each) + "-" + (14 + 10 * each)),
            Stream.of("95+", NOT_RECORDED))
        .flatMap(each -> each)
        .map(Choice::of)
        .toList();
  }

  public List<Choice> deciles() {
    return Stream.concat(
            IntStream.rangeClosed(1, 10)
                .mapToObj(
                    each ->
                        new Choice(
                            String.valueOf(each),
                            each == 1 ? "1, the most deprived" : String.valueOf(each))),
            Stream.of(Choice.of(NOT_RECORDED)))
        .toList();
  }

  public List<Choice> groups() {
    return Stream.of("SOURCE", "REASON", "AGE_BAND", "DEPRIVATION", "GENDER")
        .map(Choice::of)
        .toList();
  }

  public List<Choice> activities() {
    return List.of(
        new Choice("TYPE", "Types of interaction"),
        new Choice("STAGE", "Stages"),
        new Choice("CATEGORY", "Categories of activity"));
  }

  public List<Choice> orders(boolean listed) {
    List<Choice> orders =
        List.of(
            new Choice("OPENED", "When they were referred"),
            new Choice("FIRST_REFLECTION", "When they first told"),
            new Choice("LISTED", "As listed below"));
    return listed ? orders : orders.subList(0, 2);
  }

  public List<Choice> levels() {
    return List.of(new Choice("SUB_THEME", "Sub-themes"), new Choice("CODE", "Finer codes"));
  }

  public List<Choice> units() {
    return List.of(
        new Choice("REFLECTION", "Reflections"),
        new Choice("PERIOD", "Periods"),
        new Choice("CONTACT", "Contacts"));
  }

  public List<Choice> datings() {
    return List.of(
        new Choice("SINCE", "From when it began, where that was told"),
        new Choice("TOLD", "From when it was told"));
  }

  private static List<Choice> codes(Enum<?>[] values) {
    return Arrays.stream(values).map(each -> Choice.of(each.name())).toList();
  }
}
