package org.journey.console.service;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.ApiAnswer;
import org.journey.console.FieldError;
import tools.jackson.databind.JsonNode;

/**
 * The form above the figures.
 *
 * @param months whether months are typed
 * @param from as its field holds it, as the others
 * @param knownExactly when it was known as it was asked for, of which the field has the minute;
 *     empty if the field says it all
 * @param models to choose from
 * @param choices links to periods
 * @param errors what was refused, at its fields
 */
record Form(
    boolean months,
    String from,
    String to,
    String asKnown,
    String knownExactly,
    String model,
    String from2,
    String to2,
    List<String> models,
    List<Link> choices,
    List<FieldError> errors) {

  /** A link. */
  record Link(String label, String address) {}

  static Form of(Question question, ApiAnswer models, List<FieldError> errors) {
    Asked asked = question.asked();
    Calendar calendar = question.calendar();
    List<String> references = new ArrayList<>();
    for (JsonNode model : models.json().path("models")) {
      references.add(model.path("id").asString("") + "@" + model.path("version").asString(""));
    }
    if (!asked.model().isEmpty() && !references.contains(asked.model())) {
      references.add(asked.model());
    }
    List<Link> choices =
        Calendar.choices(calendar.today()).stream()
            .map(choice -> new Link(choice.label(), over(asked, calendar, choice.days())))
            .toList();
    return new Form(
        calendar.months(),
        calendar.field(asked.from()),
        calendar.field(asked.to()),
        calendar.knownField(asked.asKnown()),
        calendar.months() ? "" : asked.asKnown(),
        asked.model(),
        calendar.field(asked.from2()),
        calendar.field(asked.to2()),
        references,
        choices,
        List.copyOf(errors));
  }

  static String over(Asked asked, Calendar calendar, Calendar.Days days) {
    return asked.over(calendar.typed(days.from()), calendar.typed(days.to())).at(Asked.PAGE);
  }

  /** Whether something is wrong with a field. */
  public boolean isWrong(String field) {
    return errors.stream().anyMatch(error -> error.field().equals(field));
  }

  /** What a field is called. */
  public String label(String field) {
    return Labels.of(field, months);
  }

  /** The type of the fields of a period. */
  public String type() {
    return months ? "month" : "date";
  }

  /** The type of the field of when it was known. */
  public String knownType() {
    return months ? "month" : "datetime-local";
  }
}
