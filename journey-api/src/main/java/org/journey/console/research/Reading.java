package org.journey.console.research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.FieldError;
import org.journey.console.SubThemes;
import org.journey.console.SignedIn;
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
 * @param note of the coder; empty for none
 */
record Reading(
    String journey,
    String source,
    String target,
    String event,
    String time,
    List<Row> rows,
    String note) {

  private static final int MOST = 20;

  /**
   * A sub-theme and what was chosen for it.
   *
   * @param key of it
   * @param stage it belongs to
   * @param tense EXPERIENCED or another; empty: not found
   * @param code finer codes, with commas between
   */
  record Row(String key, String stage, String tense, String code) {

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
  }

  /** One that begins, with the stages of a model. */
  static Reading begun(
      String journey, String source, String target, String event, String time, JsonNode model) {
    return new Reading(journey, source, target, event, time, rows(model, name -> ""), "");
  }

  /** One that was sent. */
  static Reading sent(MultiValueMap<String, String> form, JsonNode model) {
    return new Reading(
        first(form, "journey"),
        first(form, "targetSource"),
        first(form, "target"),
        first(form, "event"),
        first(form, "time"),
        rows(model, name -> first(form, name)),
        first(form, "note").replace("\r\n", "\n").strip());
  }

  /** What a field of the form says. */
  private interface Choice {
    String of(String name);
  }

  private static List<Row> rows(JsonNode model, Choice choice) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode stage : model.path("stages")) {
      for (JsonNode subTheme : stage.path("subThemes")) {
        String key = subTheme.asString("");
        rows.add(
            new Row(
                key,
                stage.path("number").asString("") + " " + stage.path("name").asString(""),
                choice.of("tense-" + key),
                choice.of("code-" + key)));
      }
    }
    return rows;
  }

  private static String first(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** What is wrong with it before it is sent. */
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    for (Row row : rows) {
      if (row.tense().isEmpty() && !row.labels().isEmpty()) {
        errors.add(
            new FieldError("tense-" + row.key(), row.name() + ": say how it was told, or no code"));
      }
      if (!row.labels().stream().allMatch(label -> label.matches("[a-z0-9-]{1,64}"))) {
        errors.add(
            new FieldError(
                "code-" + row.key(),
                row.name() + ": codes are of a-z, 0-9 and -, with commas between"));
      }
    }
    if (findings().size() > MOST) {
      errors.add(new FieldError("findings", "Choose at most " + MOST + " findings"));
    }
    return errors;
  }

  private List<Map<String, Object>> findings() {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (Row row : rows) {
      if (row.tense().isEmpty()) {
        continue;
      }
      List<String> labels = row.labels().isEmpty() ? List.of("") : row.labels();
      for (String label : labels) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("subTheme", row.key());
        finding.put("tense", row.tense());
        if (!label.isEmpty()) {
          finding.put("code", label);
        }
        findings.add(finding);
      }
    }
    return findings;
  }

  /** The interaction that it is, as the API takes it. */
  byte[] interaction(SignedIn who) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("target", Map.of("source", source, "id", target));
    data.put("coder", who.actor().subject());
    data.put("codebook", SubThemes.codebook());
    data.put("findings", findings());
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
