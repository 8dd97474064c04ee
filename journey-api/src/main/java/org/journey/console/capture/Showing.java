package org.journey.console.capture;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.Option;
import org.journey.console.SubThemes;
import org.journey.console.Times;
import org.journey.console.capture.FormView.RowView;
import tools.jackson.databind.JsonNode;

/** What was recorded, in the words in which it was asked. */
final class Showing {

  private final Times times;

  Showing(Times times) {
    this.times = times;
  }

  /** Question by question, as far as something was answered. */
  List<RowView> rows(String type, JsonNode data) {
    List<RowView> rows = new ArrayList<>();
    Kind kind = Kinds.of(type, data);
    rows.add(new RowView("What", kind == null ? type : kind.title()));
    if (kind != null) {
      for (Field field : kind.fields()) {
        JsonNode value = data.at("/" + field.path().replace('.', '/'));
        JsonNode whole = data.path(field.path().replaceFirst("\\..*", ""));
        String told = hidden(whole).isEmpty() ? told(field.input(), value) : hidden(whole);
        if (!told.isEmpty()) {
          rows.add(new RowView(field.label(), told));
        }
      }
    }
    return rows;
  }

  private static String hidden(JsonNode value) {
    if (value.path("erased").asBoolean(false)) {
      return "erased";
    }
    return value.path("withheld").asBoolean(false) ? "not for your role" : "";
  }

  private String told(Input input, JsonNode value) {
    if (value.isMissingNode()) {
      return "";
    }
    return switch (input) {
      case Input.Choice(List<Option> options) -> label(options, value);
      case Input.Pick(List<Option> options) -> label(options, value);
      case Input.ActivityCategory(List<Option> options) -> label(options, value);
      case Input.Ticks(List<Option> options) -> labels(options, value);
      case Input.Ranked(List<Option> options) -> labels(options, value);
      case Input.YesOrNo _ -> value.asBoolean(false) ? "Yes" : "No";
      case Input.Day _ -> times.day(value.asString("") + "T12:00:00Z");
      case Input.Findings _ -> findings(value);
      case Input.Line _,
          Input.NhsNumber _,
          Input.Words _,
          Input.Whole _,
          Input.Scale _,
          Input.Figure _,
          Input.Activity _,
          Input.Client _,
          Input.Staff _,
          Input.StageNumber _,
          Input.Open _,
          Input.Made _,
          Input.Fixed _ ->
          value.asString("");
    };
  }

  private static String label(List<Option> options, JsonNode value) {
    String code = value.asString("");
    return options.stream()
        .filter(option -> option.value().equals(code))
        .map(Option::label)
        .findFirst()
        .orElse(code);
  }

  private static String labels(List<Option> options, JsonNode values) {
    List<String> labels = new ArrayList<>();
    values.forEach(value -> labels.add(label(options, value)));
    return String.join(", ", labels);
  }

  private static String findings(JsonNode findings) {
    List<String> told = new ArrayList<>();
    for (JsonNode finding : findings) {
      String since = finding.path("since").asString("");
      told.add(
          SubThemes.name(finding.path("subTheme").asString(""))
              + " ("
              + label(ToldCodes.TENSES, finding.path("tense"))
              + (since.isEmpty() ? ")" : ", since " + since + ")"));
    }
    return told.isEmpty() ? "Nothing new" : String.join("; ", told);
  }
}
