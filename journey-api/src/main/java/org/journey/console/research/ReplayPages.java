package org.journey.console.research;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Call;
import org.journey.security.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Replays: begun, watched, compared, taken away. */
@ConsolePages
class ReplayPages {

  private static final String REPLAYS = Links.RESEARCH + "/replays";
  private static final int COMPARED = 200;

  /** What an outcome is written as, by the ending of its name. */
  private static final Map<String, String> FORMS =
      Map.of(
          "csv", "text/csv",
          "ndjson", "application/x-ndjson",
          "parquet", "application/vnd.apache.parquet");

  private final Api api;
  private final Times times;

  ReplayPages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  @GetMapping(REPLAYS)
  @Needs(Call.REPLAYS)
  String replays(
      SignedIn who, @RequestParam(required = false) @Nullable String after, Model model) {
    JsonNode json = api.ask(who, Ask.of(Call.REPLAYS).with("after", after)).json();
    model.addAttribute("replays", list(json));
    model.addAttribute("more", more(REPLAYS, json));
    return "console/research/replays";
  }

  private static List<ReplayView> list(JsonNode json) {
    return json.path("replays").valueStream().map(ReplayView::replay).toList();
  }

  /** The way to the rest of a list; null at its end. */
  static @Nullable String more(String path, JsonNode json) {
    String next = json.path("next").asString("");
    return next.isEmpty() ? null : Links.with(path, Map.of("after", next));
  }

  @GetMapping(REPLAYS + "/new")
  @Needs(Call.ASK_REPLAY)
  String begin(SignedIn who, @RequestParam MultiValueMap<String, String> parameters, Model model) {
    CohortForm form = CohortForm.of(parameters, Requests.SATURATION, times, who, Permission.REPLAY);
    form.byMonths(Control.applies(api, who, Permission.REPLAY));
    return form(who, form, model);
  }

  private String form(SignedIn who, CohortForm form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("choices", Requests.choices(api, who, form));
    return "console/research/replay-new";
  }

  @PostMapping(REPLAYS)
  @Needs(Call.ASK_REPLAY)
  String ask(
      SignedIn who,
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response,
      Model model) {
    CohortForm form = CohortForm.of(parameters, Requests.SATURATION, times, who, Permission.REPLAY);
    String id = Requests.send(api, who, form, Requests.replay(form));
    if (id != null) {
      return "redirect:" + Links.replay(id);
    }
    response.setStatus(form.status());
    form.byMonths(Control.applies(api, who, Permission.REPLAY));
    return form(who, form, model);
  }

  @GetMapping(REPLAYS + "/{id}")
  @Needs(Call.REPLAY)
  String replay(SignedIn who, @PathVariable String id, Model model) {
    List<ApiAnswer> answers = api.ask(who, List.of(Ask.of(Call.REPLAY, id), Ask.of(Call.REPLAYS)));
    JsonNode json = answers.getFirst().json();
    ReplayView replay = ReplayView.replay(json);
    model.addAttribute("replay", replay);
    model.addAttribute("withheld", ReplayView.withheld(json));
    JsonNode result = json.path("result");
    if (result.isObject()) {
      model.addAttribute("journeys", Cell.controlled(result.path("journeys")).text());
      model.addAttribute("digest", result.path("digest").asString(""));
      model.addAttribute("lacking", result.path("lacking").asInt(0));
      model.addAttribute("panels", ReplayPanels.result(result));
      model.addAttribute(
          "others",
          list(answers.get(1).json()).stream()
              .filter(other -> other.done() && !other.id().equals(replay.id()))
              .toList());
    }
    model.addAttribute("outcomes", who.may(Call.REPLAYED_JOURNEYS));
    return "console/research/replay";
  }

  @GetMapping(REPLAYS + "/{id}/end")
  @Needs(Call.END_REPLAY)
  String ending(SignedIn who, @PathVariable String id, Model model) {
    JsonNode json = api.ask(who, Ask.of(Call.REPLAY, id)).json();
    model.addAttribute("ending", Ending.replay(ReplayView.replay(json)));
    return "console/research/end";
  }

  @PostMapping(REPLAYS + "/{id}/end")
  @Needs(Call.END_REPLAY)
  String end(SignedIn who, @PathVariable String id) {
    api.ask(who, Ask.of(Call.END_REPLAY, id));
    return "redirect:" + REPLAYS;
  }

  @GetMapping(REPLAYS + "/{id}/comparison")
  @Needs(Call.COMPARISON)
  String comparison(
      SignedIn who,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String with,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    Ask ask =
        Ask.of(Call.COMPARISON, id)
            .with("with", with)
            .with("after", after)
            .with("limit", String.valueOf(COMPARED));
    // Who may see what of it is said of the replay, and holds for what is compared with it.
    List<ApiAnswer> answers = api.ask(who, List.of(ask, Ask.of(Call.REPLAY, id)));
    ApiAnswer answer = answers.getFirst();
    model.addAttribute("replay", ReplayView.replay(answers.get(1).json()));
    String path = Links.replay(id) + "/comparison";
    model.addAttribute("back", Links.replay(id));
    if (answer.status() == 202) {
      Map<String, String> same = new LinkedHashMap<>();
      same.put("with", with == null ? "" : with);
      same.put("after", after == null ? "" : after);
      model.addAttribute("again", Links.with(path, same));
      return "console/research/comparison";
    }
    JsonNode json = answer.json();
    String next = json.path("next").asString("");
    String base = json.path("base").asString("");
    model.addAttribute("base", base.equals("live") ? "the live view" : "replay " + base);
    model.addAttribute("baseModel", json.path("baseModel").asString(""));
    model.addAttribute("otherModel", json.path("otherModel").asString(""));
    model.addAttribute("asAt", json.path("asAt").asString(""));
    model.addAttribute("asKnown", json.path("asKnown").asString(""));
    model.addAttribute("controlled", json.path("controlled").asBoolean(false));
    model.addAttribute("moves", List.of(ReplayPanels.moves(json)));
    model.addAttribute("moved", ReplayPanels.moved(json, who.may(Call.JOURNEY)));
    model.addAttribute(
        "more",
        next.isEmpty()
            ? null
            : Links.with(path, Map.of("with", with == null ? "" : with, "after", next)));
    return "console/research/comparison";
  }

  @GetMapping(REPLAYS + "/{id}/outcome.{form}")
  @Needs(Call.REPLAYED_JOURNEYS)
  void outcome(
      SignedIn who,
      @PathVariable String id,
      @PathVariable String form,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String type = FORMS.getOrDefault(form, "text/csv");
    Downloads.hand(
        api,
        who,
        Ask.of(Call.REPLAYED_JOURNEYS, id).saying("Accept", type),
        "replay-" + id + "." + (FORMS.containsKey(form) ? form : "csv"),
        request,
        response);
  }
}
