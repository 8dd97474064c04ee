package org.journey.console.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.ApiAnswer;
import org.journey.console.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the API says is wrong, in plain words and at the question that it is about. */
final class Plain {

  /** The whole form: what is wrong with none of its questions stands there. */
  static final String FORM = "form";

  /** Why something is corrected or retracted. */
  static final String WHY = "why";

  /** How the API tells what an id is, and how people do. */
  private static final String AN_ID =
      "must be 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit";

  private static final String AN_ID_PLAINLY =
      "is an id, such as art-class: letters, digits, hyphens, full stops and underscores, no"
          + " spaces, 64 at most";

  private static final String TOO_MUCH =
      "It could not be stored for the moment. Wait a little, then send it again";

  private final @Nullable Kind kind;
  private final Answers answers;
  private final boolean amends;

  /**
   * Of a form.
   *
   * @param kind whose questions it has; null if it has none of them
   * @param amends whether it corrects or retracts, so that the questions are one level deeper
   */
  Plain(@Nullable Kind kind, Answers answers, boolean amends) {
    this.kind = kind;
    this.answers = answers;
    this.amends = amends;
  }

  /** All that is wrong, at most one thing for a question. */
  List<FieldError> errors(ApiAnswer refused) {
    JsonNode problem = refused.json();
    Map<String, FieldError> byField = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (JsonNode each : problem.path("errors")) {
      String reason = each.path("reason").asString("");
      FieldError error =
          refused.status() == 422
              ? at(each.path("pointer").asString(""), reason)
              : new FieldError(FORM, whole(problem));
      if (error.field().equals(FORM)
          ? !errors.contains(error)
          : byField.putIfAbsent(error.field(), error) == null) {
        errors.add(error);
      }
    }
    if (errors.isEmpty()) {
      errors.add(new FieldError(FORM, whole(refused.status(), problem)));
    }
    return errors;
  }

  /** What is said of the message as a whole, by the status that it was refused with. */
  static String whole(int status, JsonNode problem) {
    return switch (status) {
      case 401 ->
          "Your sign-in has ended. Sign in again in another window, then send this form once more";
      case 429 -> TOO_MUCH;
      // It may be stored all the same.
      case 503 -> FieldError.SEND_AGAIN;
      default -> whole(problem);
    };
  }

  /** What is said of the message as a whole. */
  static String whole(JsonNode problem) {
    String type = problem.path("type").asString("").replace("/problems/", "");
    return switch (type) {
      case "identity-conflict" ->
          "This form was sent before with other content, which is stored. To change that, correct"
              + " it; to record something more, record this as another";
      case "journey-not-opened" -> "There is no such journey: it begins with a referral";
      case "journey-closed" ->
          "The journey was closed at that time, and this cannot be recorded of it then";
      case "journey-full" -> "The journey is full: nothing more can be recorded of it";
      case "client-erased" -> "This person's record was erased: nothing can be recorded of them";
      case "forbidden" -> "Your sign-in may not record this";
      case "too-large" -> "It is too long: at most 64 KiB can be recorded at once";
      case "unavailable" -> FieldError.SEND_AGAIN;
      case "too-many-requests" -> TOO_MUCH;
      default -> said(problem);
    };
  }

  /** The API's own words, after what it calls the problem. */
  private static String said(JsonNode problem) {
    String title = problem.path("title").asString("It was refused");
    String reason = reason(problem);
    return reason.isEmpty() ? title : title + ": " + reason;
  }

  /** The API's own words, without the place in the message, or how many more there are. */
  static String reason(JsonNode problem) {
    return problem
        .path("detail")
        .asString("")
        .replaceFirst("^/\\S*: ", "")
        .replaceFirst(" \\(and \\d+ more\\)$", "");
  }

  private FieldError at(String pointer, String reason) {
    String time = amends ? "/data/time" : "/time";
    if (pointer.equals(time)) {
      return new FieldError(timeField(), "The time " + reason);
    }
    if (amends && pointer.equals("/data/reason")) {
      return new FieldError(WHY, reason.equals("is required") ? "Say why" : "The reason " + reason);
    }
    String inner = amends && pointer.startsWith("/data/data") ? pointer.substring(5) : pointer;
    FieldError found = question(inner, reason);
    if (found != null) {
      return found;
    }
    boolean nothing = amends && pointer.equals("/data");
    return new FieldError(
        FORM, nothing ? "Nothing is changed: change what was wrong" : told(pointer, reason));
  }

  private String timeField() {
    return switch (When.chosen(answers)) {
      case NOW, KEEP -> When.NAME;
      case TODAY -> When.TODAY;
      case YESTERDAY -> When.YESTERDAY;
      case EXACT -> When.EXACT;
    };
  }

  private @Nullable FieldError question(String pointer, String reason) {
    if (kind == null) {
      return null;
    }
    for (Field field : kind.fields()) {
      boolean here = pointer.equals(field.pointer());
      if (!here && !pointer.startsWith(field.pointer() + "/")) {
        continue;
      }
      if (field.input() instanceof Input.Findings && !here) {
        return finding(pointer.substring(field.pointer().length() + 1), reason);
      }
      if (field.input() instanceof Input.Made || field.input() instanceof Input.Fixed) {
        return null;
      }
      return new FieldError(field.id(), sentence(field.label(), reason));
    }
    return null;
  }

  /** What is sent has no empty rows between. */
  private @Nullable FieldError finding(String place, String reason) {
    String[] parts = place.split("/", -1);
    List<Integer> rows = Payload.findingRows(answers);
    int at = parts[0].matches("\\d{1,3}") ? Integer.parseInt(parts[0]) : -1;
    if (at < 0 || at >= rows.size()) {
      return null;
    }
    int row = rows.get(at);
    String name = parts.length > 1 ? parts[1] : "subTheme";
    String label =
        switch (name) {
          case "tense" -> "How it is";
          case "code" -> "Finer label";
          case "since" -> "Since when";
          default -> "What it is about";
        };
    return new FieldError(
        "findings-" + row + "-" + name,
        sentence("Finding " + (row + 1) + ", “" + label + "”", reason));
  }

  private static String told(String pointer, String reason) {
    return pointer.isEmpty() ? reason : pointer + ": " + reason;
  }

  /** A sentence about a question, whose label may be a question itself. */
  private static String sentence(String label, String reason) {
    String quoted = label.startsWith("Finding ") ? label : "“" + label + "”";
    if (reason.equals("is required") || reason.startsWith("must have 1 to")) {
      return "Answer " + quoted;
    }
    if (reason.startsWith("must be one of")) {
      return "Choose one of the answers to " + quoted;
    }
    return quoted
        + " "
        + reason
            .replace(AN_ID, AN_ID_PLAINLY)
            .replace("must be an integer, not a string", "must be a whole number")
            .replace("must be an integer", "must be a whole number")
            .replace(", not a string", "")
            .replace("elements", "answers");
  }
}
