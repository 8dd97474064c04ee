package org.journey.console.audit;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
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
      Model model) {
    JourneyTrace trace = open(who, id, axes, model);
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
      Model model) {
    JourneyTrace trace = open(who, id, axes, model);
    model.addAttribute("figure", pointer == null ? null : trace.figure(pointer));
    return "console/audit/evidence";
  }

  @GetMapping("/console/audit/journeys/{id}/proofs/{sequence}")
  @Needs(Call.JOURNEY_BUNDLE)
  ModelAndView proof(
      SignedIn who, @PathVariable String id, @PathVariable long sequence, Axes axes, Model model) {
    JourneyTrace trace = open(who, id, axes, model);
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

  private JourneyTrace open(SignedIn who, String id, Axes axes, Model model) {
    List<FieldError> errors = new ArrayList<>();
    List<ApiAnswer> answers =
        api.ask(
            who,
            List.of(
                Ask.of(Call.JOURNEY_BUNDLE, id)
                    .with("asAt", AccessQuery.instant("asAt", axes.asAt(), times, errors))
                    .with("asKnown", AccessQuery.instant("asKnown", axes.asKnown(), times, errors))
                    .with("model", axes.model()),
                Ask.of(Call.LOG_KEY)));
    LogKeys keys = keys(axes.key(), answers.get(1).text(), errors);
    JourneyTrace trace = JourneyTrace.of(id, answers.getFirst().bytes(), keys, times);
    model.addAttribute("trace", trace);
    model.addAttribute("axes", axes);
    model.addAttribute("errors", errors);
    return trace;
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
