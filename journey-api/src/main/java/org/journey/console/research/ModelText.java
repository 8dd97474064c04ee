package org.journey.console.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Stage models as people write them: YAML with a stage and a rule on a line each. */
final class ModelText {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
  private static final Pattern NOT_A_TEXT =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");
  private static final Pattern ID = Pattern.compile("(?m)^[\"']?id[\"']?:\\s+[\"']?([^\"'#\\s]+)");
  private static final Pattern VERSION =
      Pattern.compile("(?m)^[\"']?version[\"']?:\\s+[\"']?(\\d{1,9})");

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

  /** What the text says its id is; empty if it does not on a line of its own. */
  static String id(String text) {
    return first(ID, text);
  }

  /** Likewise of its version. */
  static String version(String text) {
    return first(VERSION, text);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
