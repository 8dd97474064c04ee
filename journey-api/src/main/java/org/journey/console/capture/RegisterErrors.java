package org.journey.console.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.console.ApiAnswer;
import org.journey.console.FieldError;
import tools.jackson.databind.JsonNode;

/** What the API refuses of a register, at the row or the question that it is about. */
final class RegisterErrors {

  private RegisterErrors() {}

  /**
   * Why a row was refused, by journey, in the order of the rows; the numbers are those of {@code
   * all}.
   */
  static Map<String, FieldError> refused(ApiAnswer answer, List<String> told, List<String> all) {
    Map<String, FieldError> refused = new LinkedHashMap<>();
    for (JsonNode problem : answer.json().path("problems")) {
      int line = problem.path("line").asInt(0);
      if (line >= 1 && line <= told.size()) {
        String journey = told.get(line - 1);
        boolean invalid = isInvalid(problem);
        String field = invalid ? question(problem.path("pointer").asString("")) : "";
        refused.put(
            journey,
            field.isEmpty()
                ? new FieldError("row-" + (all.indexOf(journey) + 1), Plain.whole(problem))
                : new FieldError(field, labelled(field, Plain.reason(problem))));
      }
    }
    return refused;
  }

  private static boolean isInvalid(JsonNode problem) {
    return problem.path("type").asString("").equals("/problems/invalid-interaction");
  }

  /**
   * What is wrong with the questions that are asked once for all, as the API says of one of them.
   */
  static List<FieldError> once(ApiAnswer refused) {
    List<FieldError> errors = new ArrayList<>();
    for (JsonNode error : refused.json().path("errors")) {
      String field = question(error.path("pointer").asString(""));
      if (!field.isEmpty()) {
        errors.add(new FieldError(field, labelled(field, error.path("reason").asString(""))));
      }
    }
    return errors;
  }

  private static String question(String pointer) {
    return switch (pointer) {
      case "/data/activityId" -> Register.ACTIVITY;
      case "/data/category" -> Register.CATEGORY;
      case "/data/minutes" -> Register.MINUTES;
      case "/time" -> Register.AT;
      default -> "";
    };
  }

  /** Each thing that is wrong once: with the whole register, or with one row of it. */
  static List<FieldError> summed(
      Map<String, FieldError> refused, List<FieldError> once, Map<String, String> names) {
    Set<FieldError> errors = new LinkedHashSet<>(once);
    refused.forEach(
        (journey, error) ->
            errors.add(
                error.field().startsWith("row-")
                    ? new FieldError(
                        error.field(),
                        names.getOrDefault(journey, journey) + ": " + error.message())
                    : error));
    return List.copyOf(errors);
  }

  private static String labelled(String field, String reason) {
    boolean missing = reason.equals("is required");
    String plain = reason.replace("an integer, not a string", "a whole number");
    return switch (field) {
      case Register.ACTIVITY -> missing ? "Say which activity" : "The activity's id " + plain;
      case Register.CATEGORY ->
          missing
              ? "Say what kind of activity it is: the directory does not"
              : "The kind of activity " + plain;
      case Register.MINUTES -> "The minutes " + plain;
      default -> "The time " + plain;
    };
  }
}
