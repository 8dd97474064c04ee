package org.journey.console.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Stage models as people write them: YAML with a stage and a rule on a line each. */
final class ModelText {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
  private static final Pattern NOT_A_TEXT =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

  private ModelText() {}

  /** A registered model as the beginning of another version. */
  static String of(JsonNode model, String version) {
    StringBuilder text = new StringBuilder();
    text.append("id: ").append(scalar(model.path("id"))).append('\n');
    text.append("version: ").append(version).append('\n');
    text.append("stages:\n");
    model.path("stages").forEach(each -> text.append("  - ").append(flow(each)).append('\n'));
    text.append("evidence:\n");
    model.path("evidence").forEach(each -> text.append("  - ").append(flow(each)).append('\n'));
    return text.toString();
  }

  /** A stage or a rule on one line. */
  static String flow(JsonNode node) {
    List<String> parts = new ArrayList<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> each : node.properties()) {
        parts.add(each.getKey() + ": " + flow(each.getValue()));
      }
      return "{" + String.join(", ", parts) + "}";
    }
    if (node.isArray()) {
      node.forEach(each -> parts.add(flow(each)));
      return "[" + String.join(", ", parts) + "]";
    }
    return scalar(node);
  }

  private static String scalar(JsonNode node) {
    String text = node.asString("");
    if (!node.isString()
        || (PLAIN.matcher(text).matches() && !NOT_A_TEXT.matcher(text).matches())) {
      return text;
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
