package org.journey.console.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.security.Call;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Stage models: read, written, compared. */
@ConsolePages
class StageModelPages {

  static final String MODELS = Links.RESEARCH + "/models";
  static final String FIRST = "steps-to-benefit@1";
  private static final String SECOND = "steps-to-benefit-cautious@1";

  private final Api api;

  StageModelPages(Api api) {
    this.api = api;
  }

  /** A model of the list. */
  record Registered(
      String reference, String link, String newer, String registeredAt, boolean builtIn) {

    static Registered of(JsonNode json) {
      String id = json.path("id").asString("");
      String version = json.path("version").asString("");
      return new Registered(
          id + "@" + version,
          Links.model(id, version),
          Links.with(MODELS + "/new", Map.of("from", id + "@" + version)),
          json.path("registeredAt").asString(""),
          json.path("builtIn").asBoolean(false));
    }
  }

  @GetMapping(MODELS)
  @Needs({Call.REPLAYS, Call.EXTRACTS, Call.UNREAD, Call.REGISTER_MODEL})
  String models(SignedIn who, Model model) {
    model.addAttribute("models", registered(who));
    model.addAttribute("writes", who.may(Call.REGISTER_MODEL));
    return "console/research/models";
  }

  private List<Registered> registered(SignedIn who) {
    return api.ask(who, Ask.of(Call.MODELS))
        .json()
        .path("models")
        .valueStream()
        .map(Registered::of)
        .toList();
  }

  @GetMapping(MODELS + "/{id}/{version}")
  @Needs({Call.REPLAYS, Call.EXTRACTS, Call.UNREAD, Call.REGISTER_MODEL})
  String model(
      SignedIn who,
      @PathVariable String id,
      @PathVariable String version,
      @RequestParam(required = false, defaultValue = "") String done,
      Model model) {
    JsonNode json = api.ask(who, Ask.of(Call.MODEL, id, version)).json();
    model.addAttribute("done", done);
    model.addAttribute("reference", id + "@" + version);
    model.addAttribute("newer", Links.with(MODELS + "/new", Map.of("from", id + "@" + version)));
    model.addAttribute("writes", who.may(Call.REGISTER_MODEL));
    model.addAttribute("text", ModelText.of(json, version));
    model.addAttribute("panels", List.of(stages(json), rules(json)));
    return "console/research/model";
  }

  private static Panel stages(JsonNode json) {
    Table.Maker table =
        Table.named("stages", "Stages and their sub-themes").texts("Stage", "Name", "Sub-themes");
    for (JsonNode each : json.path("stages")) {
      table.row(
          Cell.text(each.path("number").asString("")),
          Cell.text(each.path("name").asString("")),
          Cell.text(texts(each.path("subThemes"))));
    }
    return Panel.of("Stages", "No stage is a target and none is a failure.", table.made());
  }

  private static Panel rules(JsonNode json) {
    Table.Maker table =
        Table.named("rules", "Rules of evidence, as written")
            .texts("Rule", "Of interactions", "Evidence of", "Enters its stage", "All of it");
    for (JsonNode each : json.path("evidence")) {
      JsonNode event = each.path("event");
      table.row(
          Cell.text(each.path("rule").asString("")),
          Cell.text(event.isArray() ? texts(event) : event.asString("")),
          Cell.text(each.path("subTheme").asString("the sub-theme that was found")),
          Cell.text(each.path("enters").asBoolean(true) ? "Yes" : "No"),
          Cell.text(ModelText.flow(each)));
    }
    return Panel.of("Rules", "", table.made());
  }

  private static String texts(JsonNode list) {
    return String.join(", ", list.valueStream().map(each -> each.asString("")).toList());
  }

  @GetMapping(MODELS + "/compare")
  @Needs({Call.REPLAYS, Call.EXTRACTS, Call.UNREAD, Call.REGISTER_MODEL})
  String compare(
      SignedIn who,
      @RequestParam(required = false, defaultValue = FIRST) String first,
      @RequestParam(required = false, defaultValue = SECOND) String second,
      Model model) {
    List<Ask> asks = new ArrayList<>();
    for (String reference : List.of(first, second)) {
      int at = reference.lastIndexOf('@');
      asks.add(
          Ask.of(
              Call.MODEL,
              at < 0 ? reference : reference.substring(0, at),
              at < 0 ? "1" : reference.substring(at + 1)));
    }
    asks.add(Ask.of(Call.MODELS));
    List<ApiAnswer> answers = api.ask(who, asks);
    model.addAttribute(
        "models", answers.get(2).json().path("models").valueStream().map(Registered::of).toList());
    model.addAttribute("first", first);
    model.addAttribute("second", second);
    model.addAttribute("panels", ModelChanges.of(answers.getFirst().json(), answers.get(1).json()));
    return "console/research/models-compared";
  }
}
