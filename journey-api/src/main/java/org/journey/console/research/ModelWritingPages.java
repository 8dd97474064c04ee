package org.journey.console.research;

import static org.journey.console.research.StageModelPages.FIRST;
import static org.journey.console.research.StageModelPages.MODELS;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.json.Json;
import org.journey.model.ModelReading;
import org.journey.model.StageModel;
import org.journey.model.StageModelReader;
import org.journey.problem.Problem;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Stage models, as they are written, checked and registered. */
@ConsolePages
class ModelWritingPages {

  private static final String USED =
      "this version is used with other content, and a model never changes once used: say another";

  private final Api api;

  ModelWritingPages(Api api) {
    this.api = api;
  }

  @GetMapping(MODELS + "/new")
  @Needs(Call.REGISTER_MODEL)
  String write(SignedIn who, @RequestParam(required = false) @Nullable String from, Model model) {
    String reference = from == null || !from.contains("@") ? FIRST : from;
    String id = reference.substring(0, reference.lastIndexOf('@'));
    List<ApiAnswer> answers =
        api.ask(
            who,
            List.of(
                Ask.of(Call.MODEL, id, reference.substring(reference.lastIndexOf('@') + 1)),
                Ask.of(Call.MODELS)));
    int newest = 0;
    for (JsonNode each : answers.get(1).json().path("models")) {
      if (each.path("id").asString("").equals(id)) {
        newest = Math.max(newest, each.path("version").asInt(0));
      }
    }
    String text = ModelText.of(answers.getFirst().json(), String.valueOf(newest + 1));
    return form(text, ModelFaults.none(), model);
  }

  private static String form(String text, ModelFaults faults, Model model) {
    model.addAttribute("text", text);
    model.addAttribute("errors", faults.errors());
    model.addAttribute("marked", faults.areMarked());
    model.addAttribute("lines", faults.numbered(text));
    return "console/research/model-new";
  }

  /**
   * Registers what was written, for ever; or only says what would come of it. What is wrong is
   * found by the reader that the API has too: an id that is none could not be asked for.
   */
  @PostMapping(MODELS)
  @Needs(Call.REGISTER_MODEL)
  String register(
      SignedIn who,
      @RequestParam(ModelFaults.FIELD) String text,
      @RequestParam(required = false) @Nullable String check,
      HttpServletResponse response,
      Model model) {
    // Browsers send line ends of two characters.
    String lines = text.replace("\r\n", "\n");
    return switch (StageModelReader.read(lines.getBytes(StandardCharsets.UTF_8))) {
      case ModelReading.Refused(Problem problem) ->
          wrong(422, lines, ModelFaults.of(problem, lines), response, model);
      case ModelReading.Read(StageModel read) ->
          check == null
              ? register(who, read, lines, response, model)
              : check(who, read, lines, response, model);
    };
  }

  private static String wrong(
      int status, String text, ModelFaults faults, HttpServletResponse response, Model model) {
    response.setStatus(status);
    return form(text, faults, model);
  }

  private String register(
      SignedIn who, StageModel read, String text, HttpServletResponse response, Model model) {
    String version = String.valueOf(read.version());
    ApiAnswer answer =
        api.reached(
            who,
            Ask.of(Call.REGISTER_MODEL, read.id(), version)
                .sending("application/yaml", text.getBytes(StandardCharsets.UTF_8)));
    if (answer == null || answer.status() == 429) {
      return away(text, FieldError.SEND_AGAIN, response, model);
    }
    if (answer.status() == 409) {
      return wrong(422, text, ModelFaults.at("version", USED, text), response, model);
    }
    if (List.of(400, 413, 422).contains(answer.status())) {
      return wrong(422, text, ModelFaults.of(answer.json(), text), response, model);
    }
    return "redirect:"
        + Links.with(
            Links.model(read.id(), version),
            Map.of("done", answer.good().status() == 201 ? "registered" : "same"));
  }

  private static String away(String text, String what, HttpServletResponse response, Model model) {
    return wrong(503, text, ModelFaults.whole(what), response, model);
  }

  private String check(
      SignedIn who, StageModel read, String text, HttpServletResponse response, Model model) {
    ApiAnswer there =
        api.reached(who, Ask.of(Call.MODEL, read.id(), String.valueOf(read.version())));
    if (there == null || there.status() == 429) {
      return away(text, FieldError.notReached(ModelFaults.FIELD).message(), response, model);
    }
    boolean free = there.status() == 404;
    if (!free && !there.good().json().equals(sent(read))) {
      return wrong(422, text, ModelFaults.at("version", USED, text), response, model);
    }
    model.addAttribute("checked", free ? "free" : "same");
    model.addAttribute("reference", read.id() + "@" + read.version());
    return form(text, ModelFaults.none(), model);
  }

  /** As the API tells it: numbers that were read from YAML may be of another kind. */
  private static JsonNode sent(StageModel read) {
    return Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(read.json()));
  }
}
