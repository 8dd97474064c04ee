package org.journey.console.capture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What was recorded, as the answers to its form: the way back of {@link Payload}. */
final class Prefill {

  private Prefill() {}

  static void fill(Answers answers, Kind kind, JsonNode data) {
    for (Field field : kind.fields()) {
      JsonNode value = data.at("/" + field.path().replace('.', '/'));
      if (!value.isMissingNode()) {
        fill(answers, field, value);
      }
    }
  }

  /**
   * Takes over what changed since a form was drawn, at the questions whose answers nobody touched.
   *
   * @param before what was recorded as the form was drawn
   * @param now what is recorded now
   */
  static void takeOver(Answers answers, Kind kind, JsonNode before, JsonNode now) {
    Answers drawn = Answers.none();
    Answers current = Answers.none();
    fill(drawn, kind, before);
    fill(current, kind, now);
    Set<String> names = new LinkedHashSet<>(drawn.values().keySet());
    names.addAll(current.values().keySet());
    for (String name : names) {
      if (plain(answers, name).equals(plain(drawn, name))) {
        answers.put(name, current.values().getOrDefault(name, List.of("")));
      }
    }
  }

  /** Browsers send line ends of their own. */
  private static List<String> plain(Answers answers, String name) {
    return answers.all(name).stream().map(each -> each.replace("\r\n", "\n").strip()).toList();
  }

  private static void fill(Answers answers, Field field, JsonNode value) {
    String name = field.path();
    switch (field.input()) {
      case Input.Choice _,
          Input.Pick _,
          Input.Day _,
          Input.Line _,
          Input.Staff _,
          Input.Open _,
          Input.Words _,
          Input.NhsNumber _,
          Input.YesOrNo _,
          Input.Whole _,
          Input.Scale _,
          Input.StageNumber _,
          Input.Activity _,
          Input.ActivityCategory _,
          Input.Made _,
          Input.Fixed _,
          Input.Client _ ->
          answers.put(name, value.asString(""));
      case Input.Figure _ -> answers.put(name, value.decimalValue().toPlainString());
      case Input.Ticks _ -> answers.put(name, texts(value));
      case Input.Ranked _ -> {
        List<String> all = texts(value);
        answers.put(name, all.isEmpty() ? "" : all.getFirst());
        answers.put(name + ".others", all.stream().skip(1).toList());
      }
      case Input.Findings _ -> findings(answers, value);
    }
  }

  private static void findings(Answers answers, JsonNode findings) {
    for (int row = 0; row < findings.size(); row++) {
      JsonNode finding = findings.path(row);
      for (String name : List.of("subTheme", "tense", "code", "since")) {
        answers.put("findings." + row + "." + name, finding.path(name).asString(""));
      }
    }
  }

  private static List<String> texts(JsonNode list) {
    return IntStream.range(0, list.size()).mapToObj(at -> list.path(at).asString("")).toList();
  }

  /** Whether something of it may not be read, now or ever again. */
  static boolean isHidden(JsonNode data) {
    if (data.path("withheld").asBoolean(false) || data.path("erased").asBoolean(false)) {
      return true;
    }
    for (JsonNode each : data) {
      if (each.isObject() && isHidden(each)) {
        return true;
      }
    }
    return false;
  }
}
