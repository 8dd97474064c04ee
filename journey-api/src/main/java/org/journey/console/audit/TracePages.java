package org.journey.console.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** From a journey's figures to what made them, and from there to the signed root of the log. */
@ConsolePages
class TracePages {

  /** Proofs on a page. */
  private static final int PAGE = 50;

  private static final String AS_AT = "asAt";
  private static final String AS_KNOWN = "asKnown";
  private static final String MODEL = "model";

  private final Api api;
  private final Times times;

  TracePages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  @GetMapping("/console/audit/journeys/{id}")
  @Needs(Call.JOURNEY_BUNDLE)
  String trace(
      SignedIn who,
      @PathVariable String id,
      Axes axes,
      @RequestParam(defaultValue = "1") int page,
      HttpServletResponse response,
      Model model) {
    JourneyTrace trace = open(who, id, axes, response, model);
    int pages = Math.max(1, (trace.proofs().size() + PAGE - 1) / PAGE);
    int here = Math.clamp(page, 1, pages);
    model.addAttribute("page", here);
    model.addAttribute("pages", pages);
    model.addAttribute(
        "shown",
        trace.proofs().subList((here - 1) * PAGE, Math.min(here * PAGE, trace.proofs().size())));
    return "console/audit/trace";
  }

  @GetMapping("/console/audit/journeys/{id}/evidence")
  @Needs(Call.JOURNEY_BUNDLE)
  String evidence(
      SignedIn who,
      @PathVariable String id,
      Axes axes,
      @RequestParam(required = false) @Nullable String pointer,
      HttpServletResponse response,
      Model model) {
    JourneyTrace trace = open(who, id, axes, response, model);
    model.addAttribute("figure", pointer == null ? null : trace.figure(pointer));
    return "console/audit/evidence";
  }

  @GetMapping("/console/audit/journeys/{id}/proofs/{sequence}")
  @Needs(Call.JOURNEY_BUNDLE)
  ModelAndView proof(
      SignedIn who,
      @PathVariable String id,
      @PathVariable long sequence,
      Axes axes,
      HttpServletResponse response,
      Model model) {
    JourneyTrace trace = open(who, id, axes, response, model);
    InclusionView proof = trace.proof(sequence);
    if (proof == null) {
      model.addAttribute("title", "This journey has no such interaction");
      model.addAttribute("detail", "No stored interaction of it says that sequence.");
      model.addAttribute("type", "");
      return new ModelAndView("console/problem", model.asMap(), HttpStatus.NOT_FOUND);
    }
    model.addAttribute("proof", proof);
    return new ModelAndView("console/audit/proof", model.asMap());
  }

  /** What cannot be had is told at its field, above the journey as it is now. */
  private JourneyTrace open(
      SignedIn who, String id, Axes axes, HttpServletResponse response, Model model) {
    List<FieldError> errors = new ArrayList<>();
    String at = AccessQuery.instant(AS_AT, axes.asAt(), times, errors);
    String known = AccessQuery.instant(AS_KNOWN, axes.asKnown(), times, errors);
    Ask now = Ask.of(Call.JOURNEY_BUNDLE, id);
    Ask asked = now.with(AS_AT, at).with(AS_KNOWN, known).with(MODEL, axes.model());
    List<ApiAnswer> answers;
    try {
      answers = api.ask(who, List.of(errors.isEmpty() ? asked : now, Ask.of(Call.LOG_KEY)));
    } catch (ApiProblem refused) {
      FieldError error = refused(refused, at, known, axes.model());
      if (error == null) {
        throw refused;
      }
      errors.add(error);
      answers = api.ask(who, List.of(now, Ask.of(Call.LOG_KEY)));
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    model.addAttribute("now", !errors.isEmpty());
    LogKeys keys = keys(axes.key(), answers.get(1).text(), errors);
    JourneyTrace trace = JourneyTrace.of(id, answers.getFirst().bytes(), keys, times);
    model.addAttribute("trace", trace);
    model.addAttribute("axes", axes);
    model.addAttribute("errors", errors);
    return trace;
  }

  /** What the API has against the view that was asked for; null if it is about something else. */
  private static @Nullable FieldError refused(
      ApiProblem refused, @Nullable String at, @Nullable String known, @Nullable String model) {
    String parameter = refused.problem().path("parameter").asString("");
    boolean under = model != null && !model.isBlank();
    return switch (refused.status()) {
      case 400 ->
          switch (parameter) {
            case AS_AT, AS_KNOWN ->
                new FieldError(parameter, "Type a moment that is not after now");
            case MODEL -> new FieldError(MODEL, "Type a model that there is, as id@version");
            default -> null;
          };
      case 422 -> under ? new FieldError(MODEL, "Type a model that there is, as id@version") : null;
      case 404 ->
          at == null && known == null
              ? null
              : new FieldError(
                  at == null ? AS_KNOWN : AS_AT,
                  "The journey was not in the record by then. Type a later moment");
      default -> null;
    };
  }

  static LogKeys keys(@Nullable String given, String told, List<FieldError> errors) {
    try {
      return LogKeys.of(given, told);
    } catch (IllegalArgumentException none) {
      errors.add(new FieldError("key", "The key is not of the form name+id+base64"));
      return LogKeys.of(null, told);
    }
  }
}
