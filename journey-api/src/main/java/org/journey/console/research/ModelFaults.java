package org.journey.console.research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.journey.console.FieldError;
import org.journey.problem.Problem;
import tools.jackson.databind.JsonNode;

/** What is wrong with a model that was written, at its lines. */
final class ModelFaults {

  private static final Pattern PLACE =
      Pattern.compile("line (\\d{1,6}), column (\\d{1,6}): (.*)", Pattern.DOTALL);

  /** The field that the model is written in. */
  static final String FIELD = "text";

  private final Map<Integer, List<String>> byLine = new LinkedHashMap<>();
  private final List<FieldError> errors = new ArrayList<>();
  private final int lines;

  private ModelFaults(int lines) {
    this.lines = lines;
  }

  /** A line of what was written, with what is wrong in it. */
  record Line(int number, String text, List<String> faults) {}

  /** None. */
  static ModelFaults none() {
    return new ModelFaults(0);
  }

  /** Of the model as a whole. */
  static ModelFaults whole(String message) {
    ModelFaults faults = new ModelFaults(0);
    faults.errors.add(new FieldError(FIELD, message));
    return faults;
  }

  /** What the API said of a text. */
  static ModelFaults of(JsonNode problem, String text) {
    ModelFaults faults = new ModelFaults(lines(text).size());
    JsonNode all = problem.path("errors");
    if (all.isEmpty()) {
      String detail = problem.path("detail").asString("");
      faults.add("", detail.isEmpty() ? problem.path("title").asString("It was refused") : detail);
    }
    for (JsonNode each : all) {
      faults.add(each.path("pointer").asString(""), each.path("reason").asString(""));
    }
    return faults;
  }

  /** The same of what the reader of models said. */
  static ModelFaults of(Problem problem, String text) {
    ModelFaults faults = new ModelFaults(lines(text).size());
    if (problem.errors().isEmpty()) {
      faults.add("", problem.detail());
    }
    problem.errors().forEach(each -> faults.add(each.pointer(), each.reason()));
    return faults;
  }

  /**
   * Of the line on which a model says one of its own fields.
   *
   * @param field such as {@code version}
   */
  static ModelFaults at(String field, String reason, String text) {
    List<String> all = lines(text);
    Pattern says = Pattern.compile("\\s*[{]?\\s*[\"']?" + field + "[\"']?\\s*:.*");
    ModelFaults faults = new ModelFaults(all.size());
    for (int i = 0; i < all.size(); i++) {
      if (says.matcher(all.get(i)).matches()) {
        faults.mark(i + 1, reason);
        return faults;
      }
    }
    return whole(reason);
  }

  private void mark(int line, String what) {
    errors.add(new FieldError("line-" + line, "Line " + line + ", " + what));
    byLine.computeIfAbsent(line, any -> new ArrayList<>()).add(what);
  }

  private void add(String pointer, String reason) {
    String at = pointer.isEmpty() ? "" : pointer + ": ";
    Matcher place = PLACE.matcher(reason);
    if (!place.matches()) {
      errors.add(new FieldError(FIELD, at + reason));
      return;
    }
    int line = Math.clamp(Integer.parseInt(place.group(1)), 1, Math.max(1, lines));
    String what = "column " + place.group(2) + ", " + at + place.group(3);
    mark(line, what);
  }

  /** Whether lines are marked. */
  boolean areMarked() {
    return !byLine.isEmpty();
  }

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** The text, line by line. */
  List<Line> numbered(String text) {
    List<String> all = lines(text);
    List<Line> numbered = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      numbered.add(new Line(i + 1, all.get(i), byLine.getOrDefault(i + 1, List.of())));
    }
    return numbered;
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of("") : text.lines().toList();
  }
}
