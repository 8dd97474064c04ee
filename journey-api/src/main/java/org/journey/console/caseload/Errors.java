package org.journey.console.caseload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.journey.console.ApiProblem;
import org.journey.console.FieldError;
import org.journey.console.Words;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;

/** What is wrong with a form, told on its page: in the summary and at the fields. */
final class Errors {

  private Errors() {}

  /** Gives them to the page. */
  static void tell(List<FieldError> errors, Model model) {
    model.addAttribute("errors", errors);
    model.addAttribute(
        "wrong", errors.stream().map(FieldError::field).collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Those of a refusal.
   *
   * @param fields the ids of the form's fields, by the names that the API has for them
   * @param first where what is about no field leads to
   */
  static List<FieldError> of(ApiProblem problem, Map<String, String> fields, String first) {
    List<FieldError> errors = new ArrayList<>();
    for (JsonNode error : problem.problem().path("errors")) {
      String name = error.path("pointer").asString("").replaceFirst("^/(data/)?", "");
      String reason = error.path("reason").asString("");
      errors.add(
          new FieldError(fields.getOrDefault(name, first), Words.of(named(name)) + " " + reason));
    }
    if (errors.isEmpty()) {
      String detail = problem.detail();
      errors.add(new FieldError(first, detail.isEmpty() ? problem.title() : detail));
    }
    return errors;
  }

  /** {@code activityId} is an id here. */
  private static String named(String name) {
    return name.endsWith("Id") ? "id" : name;
  }
}
