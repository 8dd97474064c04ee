package org.journey.console.research;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Needs;
import org.journey.console.Option;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.console.Words;
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

/** Extracts: asked for, watched, taken away. */
@ConsolePages
class ExtractPages {

  private static final String EXTRACTS = Links.RESEARCH + "/extracts";
  private static final String MANIFEST = "manifest.json";

  private static final List<Option> FORMATS =
      List.of(
          new Option("CSV", "CSV, for statistics"),
          new Option("PARQUET", "Parquet, for statistics"),
          new Option("XES", "XES, for process mining"),
          new Option("OCEL_JSON", "OCEL 2.0 as JSON, for process mining"),
          new Option("OCEL_SQLITE", "OCEL 2.0 as SQLite, for process mining"),
          new Option("STS", "STS, state sequences"),
          new Option("SPELL", "SPELL, state sequences"));

  private static final List<Option> UNITS =
      List.of(
          new Option("MONTH", "Months"), new Option("WEEK", "Weeks"), new Option("DAY", "Days"));

  private final Api api;
  private final Times times;

  ExtractPages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  /** What a format is called, without what it is for; none for a replay. */
  static String format(String code) {
    return FORMATS.stream()
        .filter(each -> each.value().equals(code))
        .map(each -> each.label().split(",", -1)[0])
        .findFirst()
        .orElse(code);
  }

  /** A file of an extract. */
  record ExtractFile(String name, String bytes, String sha256, String link) {

    static ExtractFile of(JsonNode json, String extract) {
      String name = json.path("name").asString("");
      return new ExtractFile(
          name,
          Cell.count(json.path("bytes")).text(),
          json.path("sha256").asString(""),
          Links.file(extract, name));
    }
  }

  /** A manifest, as far as people read it. */
  record Manifest(
      String version, String consentSequence, List<String> rules, List<String> withheld) {

    static Manifest of(JsonNode json) {
      List<String> withheld = new ArrayList<>();
      for (JsonNode each : json.path("withheld")) {
        withheld.add(
            each.path("field").asString("") + ": " + Words.code(each.path("why").asString("")));
      }
      return new Manifest(
          json.path("manifestVersion").asString(""),
          Cell.count(json.path("consentSequence")).text(),
          json.path("rules").valueStream().map(each -> each.asString("")).toList(),
          List.copyOf(withheld));
    }
  }

  @GetMapping(EXTRACTS)
  @Needs(Call.EXTRACTS)
  String extracts(
      SignedIn who, @RequestParam(required = false) @Nullable String after, Model model) {
    JsonNode json = api.ask(who, Ask.of(Call.EXTRACTS).with("after", after)).json();
    model.addAttribute(
        "extracts", json.path("extracts").valueStream().map(ReplayView::extract).toList());
    model.addAttribute("more", ReplayPages.more(EXTRACTS, json));
    return "console/research/extracts";
  }

  @GetMapping(EXTRACTS + "/new")
  @Needs(Call.ASK_EXTRACT)
  String begin(SignedIn who, @RequestParam MultiValueMap<String, String> parameters, Model model) {
    return form(
        who, CohortForm.of(parameters, Requests.EXTRACT, times, who, Permission.EXTRACT), model);
  }

  private String form(SignedIn who, CohortForm form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("choices", Requests.choices(api, who, form));
    model.addAttribute("formats", FORMATS);
    model.addAttribute("units", UNITS);
    return "console/research/extract-new";
  }

  @PostMapping(EXTRACTS)
  @Needs(Call.ASK_EXTRACT)
  String ask(
      SignedIn who,
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response,
      Model model) {
    CohortForm form = CohortForm.of(parameters, Requests.EXTRACT, times, who, Permission.EXTRACT);
    String id = Requests.send(api, who, form, Requests.extract(form));
    if (id != null) {
      return "redirect:" + Links.extract(id);
    }
    response.setStatus(form.status());
    return form(who, form, model);
  }

  @GetMapping(EXTRACTS + "/{id}")
  @Needs(Call.EXTRACT)
  String extract(SignedIn who, @PathVariable String id, Model model) {
    JsonNode json = api.ask(who, Ask.of(Call.EXTRACT, id)).json();
    model.addAttribute("extract", ReplayView.extract(json));
    model.addAttribute("withheld", ReplayView.withheld(json));
    JsonNode result = json.path("result");
    if (result.isObject()) {
      List<ExtractFile> files =
          result.path("files").valueStream().map(each -> ExtractFile.of(each, id)).toList();
      model.addAttribute("files", files);
      model.addAttribute("journeys", Cell.count(result.path("journeys")).text());
      model.addAttribute("interactions", Cell.count(result.path("interactions")).text());
      model.addAttribute("lacking", result.path("lacking").asInt(0));
      model.addAttribute("consentSequence", Cell.count(result.path("consentSequence")).text());
      if (files.stream().anyMatch(file -> file.name().equals(MANIFEST))) {
        ApiAnswer manifest = api.send(who, Ask.of(Call.EXTRACT_FILE, id, MANIFEST));
        // Another node may hold it: the rest is told all the same.
        if (manifest.isGood()) {
          model.addAttribute("manifest", Manifest.of(manifest.json()));
        }
      }
    }
    return "console/research/extract";
  }

  @GetMapping(EXTRACTS + "/{id}/end")
  @Needs(Call.END_EXTRACT)
  String ending(SignedIn who, @PathVariable String id, Model model) {
    JsonNode json = api.ask(who, Ask.of(Call.EXTRACT, id)).json();
    model.addAttribute("ending", Ending.extract(ReplayView.extract(json)));
    return "console/research/end";
  }

  @PostMapping(EXTRACTS + "/{id}/end")
  @Needs(Call.END_EXTRACT)
  String end(SignedIn who, @PathVariable String id) {
    api.ask(who, Ask.of(Call.END_EXTRACT, id));
    return "redirect:" + EXTRACTS;
  }

  @GetMapping(EXTRACTS + "/{id}/files/{file}")
  @Needs(Call.EXTRACT_FILE)
  void file(
      SignedIn who,
      @PathVariable String id,
      @PathVariable String file,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Downloads.hand(api, who, Ask.of(Call.EXTRACT_FILE, id, file), file, request, response);
  }
}
