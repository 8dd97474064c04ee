package org.journey.console.research;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.SignedIn;
import org.journey.json.Json;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What is sent to begin a replay or an extract. */
final class Requests {

  private static final String MODEL = "steps-to-benefit@1";

  /** Parameters of saturation that are numbers, and so are sent as such. */
  private static final List<String> NUMBERS =
      List.of("runLength", "baseSize", "threshold", "periodDays");

  /** Those of saturation that a form can have. */
  static final List<String> SATURATION =
      List.of("unit", "level", "runLength", "baseSize", "threshold", "periodDays", "asked");

  /** Those of extracts. */
  static final List<String> EXTRACT = List.of("format", "sequenceUnit", "endState");

  private Requests() {}

  /** Of a form; what is no number where one is wanted is told the form and nothing is sent. */
  static Ask replay(CohortForm form) {
    Map<String, Object> body = common(form);
    return sending(Call.ASK_REPLAY, body);
  }

  static Ask extract(CohortForm form) {
    Map<String, Object> body = common(form);
    String format = form.value("format", "CSV");
    body.put("format", format);
    if (format.equals("STS") || format.equals("SPELL")) {
      Map<String, Object> sequences = new LinkedHashMap<>();
      sequences.put("unit", form.value("sequenceUnit", "MONTH"));
      sequences.put("endState", !form.value("endState").equals("false"));
      body.put("sequences", sequences);
    }
    return sending(Call.ASK_EXTRACT, body);
  }

  /**
   * Asks for it.
   *
   * @return the id of what was begun; null if the form is wrong, or the API away, which it tells
   * @throws org.journey.console.ApiProblem if it is refused for what no field can tell
   */
  static @Nullable String send(Api api, SignedIn who, CohortForm form, Ask ask) {
    if (form.isWrong()) {
      return null;
    }
    ApiAnswer answer = api.reached(who, ask);
    if (answer == null) {
      form.away();
      return null;
    }
    if (answer.status() == HttpStatus.TOO_MANY_REQUESTS.value()) {
      form.full(answer.json().path("detail").asString(""));
      return null;
    }
    return form.refused(answer) ? null : answer.good().json().path("id").asString("");
  }

  /**
   * What a form can be answered with. One that is shown again keeps what was chosen, even where the
   * API does not list the others.
   */
  static Choices choices(Api api, SignedIn who, CohortForm form) {
    Ask ask = Ask.of(Call.MODELS);
    if (!form.isWrong()) {
      return Choices.of(api.ask(who, ask).json());
    }
    ApiAnswer models = api.reached(who, ask);
    return models != null && models.isGood()
        ? Choices.of(models.json())
        : Choices.without(form.value("model", MODEL));
  }

  private static Ask sending(Call call, Map<String, Object> body) {
    return Ask.of(call).sending("application/json", Json.MAPPER.writeValueAsBytes(body));
  }

  private static Map<String, Object> common(CohortForm form) {
    Map<String, String> asked = form.asked();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", form.value("model", MODEL));
    for (String name : List.of("asAt", "asKnown", "dating")) {
      if (asked.containsKey(name)) {
        body.put(name, asked.get(name));
      }
    }
    Map<String, Object> cohort = new LinkedHashMap<>();
    for (String name : CohortForm.FILTER) {
      String value = asked.get(name);
      if (value != null) {
        cohort.put(name, name.startsWith("opened") ? value : values(name, value));
      }
    }
    if (!cohort.isEmpty()) {
      body.put("cohort", cohort);
    }
    Map<String, Object> saturation = saturation(form);
    if (!saturation.isEmpty()) {
      body.put("saturation", saturation);
    }
    return body;
  }

  private static List<String> values(String name, String value) {
    List<String> values = new ArrayList<>();
    for (String each : value.split(name.equals("reached") ? ";" : ",", -1)) {
      if (!each.isBlank()) {
        values.add(each.strip());
      }
    }
    return values;
  }

  private static Map<String, Object> saturation(CohortForm form) {
    Map<String, Object> saturation = new LinkedHashMap<>();
    for (String name : SATURATION) {
      String value = form.value(name);
      if (value.isEmpty()) {
        continue;
      }
      if (name.equals("asked")) {
        saturation.put(name, !value.equals("false"));
      } else if (!NUMBERS.contains(name)) {
        saturation.put(name, value);
      } else if (value.matches("\\d{1,6}")) {
        saturation.put(name, Integer.valueOf(value));
      } else if (name.equals("threshold") && value.matches("\\d(\\.\\d{1,10})?")) {
        saturation.put(name, new BigDecimal(value));
      } else {
        form.wrong(
            Labels.wrong(
                name, "type a number, such as " + (name.equals("threshold") ? "0.05" : "2")));
      }
    }
    return saturation;
  }
}
