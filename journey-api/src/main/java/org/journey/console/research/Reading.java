package org.journey.console.research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.journey.console.FieldError;
import org.journey.console.SignedIn;
import org.journey.console.SubThemes;
import org.journey.json.Json;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/**
 * A coder's reading of a reflection: what they chose for each sub-theme, and what is sent of it.
 *
 * @param journey whose it is
 * @param source of the reflection
 * @param target its id
 * @param event the id of the coding, which stays the same however often the form is sent
 * @param time of the coding, likewise
 * @param rows one for each sub-theme
 * @param kept what they found before that the rows cannot hold: of another model, or a sub-theme
 *     told in two ways
 * @param note of the coder; empty for none
 */
record Reading(
    String journey,
    String source,
    String target,
    String event,
    String time,
    List<Row> rows,
    List<Found> kept,
    String note) {

  private static final int MOST = 20;
  private static final String TENSE = "tense-";

  /**
   * A sub-theme and what was chosen for it.
   *
   * @param key of it
   * @param stage it belongs to; empty if the model could not be had
   * @param tense EXPERIENCED or another; empty: not found
   * @param code finer codes, with commas between
   * @param since when it began; empty if that was not told
   */
  record Row(String key, String stage, String tense, String code, String since) {

    /** Its name as words. */
    public String name() {
      return SubThemes.name(key);
    }

    /** What it means. */
    public String meaning() {
      return SubThemes.meaning(key);
    }

    /** Codes that the codebook has. */
    public List<String> codes() {
      return SubThemes.codes(key);
    }

    private List<String> labels() {
      List<String> labels = new ArrayList<>();
      for (String each : code.split(",", -1)) {
        if (!each.isBlank()) {
          labels.add(each.strip());
        }
      }
      return labels;
    }

    private void errors(List<FieldError> errors) {
      if (tense.isEmpty() && !(labels().isEmpty() && since.isEmpty())) {
        errors.add(
            new FieldError(TENSE + key, name() + ": say how it was told, or no code and no time"));
      }
      if (!labels().stream().allMatch(label -> label.matches("[a-z0-9-]{1,64}"))) {
        errors.add(
            new FieldError(
                "code-" + key, name() + ": codes are of a-z, 0-9 and -, with commas between"));
      }
      if (!since.matches("|\\d{4}(-\\d{2}){0,2}")) {
        errors.add(
            new FieldError(
                "since-" + key, name() + ": type a year, month or day, such as 2026-03"));
      }
    }

    private List<Found> findings() {
      if (tense.isEmpty()) {
        return List.of();
      }
      List<String> labels = labels().isEmpty() ? List.of("") : labels();
      return labels.stream().map(label -> new Found(key, tense, label, since)).toList();
    }
  }

  /**
   * One that begins.
   *
   * @param next the reflection, as the API tells it
   * @param model whose sub-themes there are
   * @param last what the coder found in it last; empty if they have not read it
   */
  static Reading begun(JsonNode next, String event, String time, JsonNode model, List<Found> last) {
    Map<String, String> chosen = new LinkedHashMap<>();
    List<Found> left = new ArrayList<>(last);
    for (String key : keys(model)) {
      List<Found> of = last.stream().filter(each -> each.subTheme().equals(key)).toList();
      if (of.isEmpty()) {
        continue;
      }
      List<Found> together = of.stream().filter(of.getFirst()::goesWith).toList();
      List<Found> coded = together.stream().filter(each -> !each.code().isEmpty()).toList();
      chosen.put(TENSE + key, of.getFirst().tense());
      chosen.put("since-" + key, of.getFirst().since());
      chosen.put("code-" + key, String.join(", ", coded.stream().map(Found::code).toList()));
      left.removeAll(coded.isEmpty() ? together : coded);
    }
    return new Reading(
        next.path("journeyId").asString(""),
        next.path("source").asString(""),
        next.path("id").asString(""),
        event,
        time,
        rows(model, name -> chosen.getOrDefault(name, "")),
        List.copyOf(left),
        "");
  }

  /** One that was sent, with the stages of a model. */
  static Reading sent(MultiValueMap<String, String> form, JsonNode model) {
    return of(form, rows(model, name -> first(form, name)));
  }

  /** The same where the model cannot be had: with those sub-themes that the form had. */
  static Reading sent(MultiValueMap<String, String> form) {
    List<Row> rows = new ArrayList<>();
    for (String name : form.keySet()) {
      if (name.startsWith(TENSE)) {
        rows.add(row(name.substring(TENSE.length()), "", each -> first(form, each)));
      }
    }
    return of(form, rows);
  }

  private static Reading of(MultiValueMap<String, String> form, List<Row> rows) {
    return new Reading(
        first(form, "journey"),
        first(form, "targetSource"),
        first(form, "target"),
        first(form, "event"),
        first(form, "time"),
        List.copyOf(rows),
        form.getOrDefault("kept", List.of()).stream()
            .map(Found::of)
            .filter(Objects::nonNull)
            .toList(),
        first(form, "note").replace("\r\n", "\n").strip());
  }

  /** What a field of the form says. */
  private interface Choice {
    String of(String name);
  }

  private static List<String> keys(JsonNode model) {
    return rows(model, name -> "").stream().map(Row::key).toList();
  }

  private static List<Row> rows(JsonNode model, Choice choice) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode stage : model.path("stages")) {
      String name = stage.path("number").asString("") + " " + stage.path("name").asString("");
      for (JsonNode subTheme : stage.path("subThemes")) {
        rows.add(row(subTheme.asString(""), name, choice));
      }
    }
    return rows;
  }

  private static Row row(String key, String stage, Choice choice) {
    return new Row(
        key, stage, choice.of(TENSE + key), choice.of("code-" + key), choice.of("since-" + key));
  }

  private static String first(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** What is wrong with it before it is sent. */
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    rows.forEach(row -> row.errors(errors));
    if (findings().size() > MOST) {
      errors.add(new FieldError("findings", "Choose at most " + MOST + " findings"));
    }
    return errors;
  }

  private List<Found> findings() {
    List<Found> findings = new ArrayList<>();
    rows.forEach(row -> findings.addAll(row.findings()));
    findings.addAll(kept);
    return findings;
  }

  /** The interaction that it is, as the API takes it. */
  byte[] interaction(SignedIn who) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("target", Map.of("source", source, "id", target));
    data.put("coder", who.actor().subject());
    data.put("codebook", SubThemes.codebook());
    data.put("findings", findings().stream().map(Found::sent).toList());
    if (!note.isEmpty()) {
      data.put("note", note);
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", this.event);
    event.put("source", "/console");
    event.put("type", "journey.reflection-coded.v1");
    event.put("subject", journey);
    event.put("time", time);
    if (who.organisation() != null) {
      event.put("organisation", who.organisation());
    }
    event.put("data", data);
    return Json.MAPPER.writeValueAsBytes(event);
  }
}
