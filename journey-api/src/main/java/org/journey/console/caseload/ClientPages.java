package org.journey.console.caseload;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiProblem;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** A person: their journeys, and what a manager may have done about them. */
@ConsolePages
class ClientPages {

  private static final String UNDER = "/console/clients/";
  private static final String PAGE = "console/caseload/client";

  /** What a form is answered with where what it asks for is refused. */
  private static final Set<Integer> OF_THE_FORM = Set.of(400, 404, 409, 410, 422);

  private final Api api;
  private final Times times;
  private final InstantSource clock;

  ClientPages(Api api, Times times, InstantSource clock) {
    this.api = api;
    this.times = times;
    this.clock = clock;
  }

  @GetMapping(UNDER + "{id}")
  @Needs(Call.CLIENT_JOURNEYS)
  String client(
      SignedIn who,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable ClientStep done,
      Model model) {
    model.addAttribute("done", done);
    return page(who, id, List.of(), Map.of(), model);
  }

  /** First what was typed is looked at, then it is said what would be done; then it is done. */
  @PostMapping(UNDER + "{id}/{path:merge|unmerge|erasure|hold|lift}")
  @Needs({Call.MERGE, Call.UNMERGE, Call.ASK_ERASURE, Call.PLACE_HOLD, Call.LIFT_HOLD})
  String take(
      SignedIn who,
      @PathVariable String id,
      @PathVariable String path,
      @RequestParam Map<String, String> sent,
      HttpServletResponse response,
      Model model) {
    ClientStep step = ClientStep.at(path);
    Map<String, String> given = new LinkedHashMap<>();
    step.fields().keySet().forEach(name -> given.put(name, sent.getOrDefault(name, "").strip()));
    List<FieldError> missing = missing(step, given);
    if (!missing.isEmpty()) {
      int status = HttpStatus.UNPROCESSABLE_CONTENT.value();
      return again(who, id, missing, step, given, status, response, model);
    }
    if (!sent.containsKey("agreed")) {
      return said(id, step, given, List.of(), model);
    }
    ApiAnswer answer = api.reached(who, step.ask(id, given));
    if (answer == null) {
      return saidAgain(id, step, given, response, model);
    }
    try {
      answer.good();
    } catch (ApiProblem problem) {
      if (!OF_THE_FORM.contains(problem.status())) {
        throw problem;
      }
      List<FieldError> errors = Errors.of(problem, step.fields(), step.path());
      return again(who, id, errors, step, given, problem.status(), response, model);
    }
    return "redirect:" + address(id) + "?done=" + step.name();
  }

  /** What would be done, to be agreed to. */
  private static String said(
      String id, ClientStep step, Map<String, String> given, List<FieldError> errors, Model model) {
    model.addAttribute("step", step);
    model.addAttribute("id", id);
    model.addAttribute("given", given);
    model.addAttribute("action", address(id) + "/" + step.path());
    model.addAttribute("back", address(id));
    model.addAttribute("errors", errors);
    return "console/caseload/step";
  }

  /** The same, after the API did not answer: it needs nothing of it. */
  private static String saidAgain(
      String id,
      ClientStep step,
      Map<String, String> given,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    return said(id, step, given, List.of(FieldError.notReached("agree")), model);
  }

  private static List<FieldError> missing(ClientStep step, Map<String, String> given) {
    List<FieldError> missing = new ArrayList<>();
    step.fields()
        .forEach(
            (name, field) -> {
              if (given.getOrDefault(name, "").isEmpty()) {
                missing.add(
                    new FieldError(
                        field,
                        switch (name) {
                          case "reason" -> "Say why";
                          case "into" -> "Type the id of the other client";
                          default -> "Choose a merge";
                        }));
              }
            });
    return missing;
  }

  private String again(
      SignedIn who,
      String id,
      List<FieldError> errors,
      ClientStep step,
      Map<String, String> given,
      int status,
      HttpServletResponse response,
      Model model) {
    response.setStatus(status);
    Map<String, String> typed = new LinkedHashMap<>();
    step.fields().forEach((name, field) -> typed.put(field, given.getOrDefault(name, "")));
    return page(who, id, errors, typed, model);
  }

  private String page(
      SignedIn who, String id, List<FieldError> errors, Map<String, String> typed, Model model) {
    ApiAnswer answer = api.ask(who, Ask.of(Call.CLIENT_JOURNEYS, id));
    JsonNode list = answer.json();
    List<CaseloadRow> rows = CaseloadRow.of(list, times, clock.instant());
    Set<String> others =
        rows.stream()
            .map(CaseloadRow::clientId)
            .filter(other -> !other.equals(id))
            .collect(Collectors.toCollection(TreeSet::new));
    model.addAttribute("id", id);
    model.addAttribute("address", address(id));
    model.addAttribute("rows", rows);
    model.addAttribute("others", List.copyOf(others));
    model.addAttribute("synthetic", list.path("synthetic").asBoolean(false));
    model.addAttribute("incomplete", list.path("incomplete").asInt(0));
    model.addAttribute("sequence", answer.header("Journey-Sequence"));
    Errors.tell(errors, model);
    model.addAttribute("typed", typed);
    model.addAttribute("mayKeep", who.may(Call.MERGE) && who.may(Call.CLIENT_RECORD));
    model.addAttribute("mayErase", who.may(Call.ASK_ERASURE));
    model.addAttribute("hold", who.may(Call.HOLD) ? hold(who, id) : null);
    return PAGE;
  }

  private @Nullable ClientHold hold(SignedIn who, String id) {
    try {
      return ClientHold.of(api.ask(who, Ask.of(Call.HOLD, id)).json(), times);
    } catch (ApiProblem problem) {
      if (problem.status() == HttpStatus.NOT_FOUND.value()) {
        return null;
      }
      throw problem;
    }
  }

  static String address(String id) {
    return UNDER + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
  }
}
