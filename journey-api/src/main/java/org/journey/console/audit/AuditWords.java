package org.journey.console.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.Times;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/** What the API has as codes and JSON, for people. */
final class AuditWords {

  private static final String NONE = "none";

  private AuditWords() {}

  /** {@code journey.session-attended.v1}: Session attended. */
  static String type(String type) {
    String name = type.replaceFirst("^journey\\.", "").replaceFirst("\\.v[0-9]+$", "");
    return Words.of(name);
  }

  /** A value of an answer in one line. */
  static String value(JsonNode value, Times times) {
    if (value.path("erased").asBoolean(false)) {
      return "erased";
    }
    if (value.path("withheld").asBoolean(false)) {
      return "not for your role";
    }
    if (value.path("unreadable").asBoolean(false)) {
      return "cannot be read any more";
    }
    if (value.isNull() || value.isMissingNode()) {
      return NONE;
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.values().forEach(each -> parts.add(value(each, times)));
      return parts.isEmpty() ? NONE : String.join(value.path(0).isObject() ? "; " : ", ", parts);
    }
    if (value.isObject()) {
      List<String> parts = new ArrayList<>();
      for (Map.Entry<String, JsonNode> each : value.properties()) {
        parts.add(Words.of(each.getKey()) + " " + value(each.getValue(), times));
      }
      return String.join(", ", parts);
    }
    String text = value.asString("");
    String moment = value.isString() ? times.moment(text) : "";
    return moment.isEmpty() ? text : moment;
  }
}
