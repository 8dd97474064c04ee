package org.journey.console.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.ApiAnswer;
import org.journey.console.FieldError;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;

/** What a form about erasure sends, and what the API says against it. */
final class Asked {

  /** The media type of bodies. */
  static final String JSON = "application/json";

  private static final String REASON = "reason";

  private Asked() {}

  /** The body that tells why. Forms end lines in their own way. */
  static byte[] reason(String typed) {
    return Json.MAPPER.writeValueAsBytes(Map.of(REASON, cleaned(typed)));
  }

  private static String cleaned(String typed) {
    return typed.replace("\r\n", "\n").strip();
  }

  /** What is missing in a form. */
  static List<FieldError> missing(
      String field, @Nullable String typed, String advice, @Nullable String reason) {
    List<FieldError> errors = new ArrayList<>();
    if (typed == null || typed.isBlank()) {
      errors.add(new FieldError(field, advice));
    }
    errors.addAll(withoutReason(reason));
    return errors;
  }

  static List<FieldError> withoutReason(@Nullable String reason) {
    return reason == null || reason.isBlank()
        ? List.of(new FieldError(REASON, "Say why. The reason is kept sealed"))
        : List.of();
  }

  /**
   * The API's refusal at a field of the form.
   *
   * @param field to which what is not found belongs
   * @return null if it did what was asked
   * @throws org.journey.console.ApiProblem if it is a refusal that no field can tell
   */
  static @Nullable FieldError refusal(ApiAnswer answer, String field) {
    String detail = answer.json().path("detail").asString("");
    return switch (answer.status()) {
      case 404 -> new FieldError(field, "There is none of that id that you can see");
      case 410 -> new FieldError(field, "The person is erased already");
      case 409, 403 ->
          new FieldError(
              field, detail.isEmpty() ? answer.json().path("title").asString("") : detail);
      case 400 -> new FieldError(REASON, "The reason cannot be taken: " + detail);
      default -> {
        answer.good();
        yield null;
      }
    };
  }
}
