package org.journey.console.capture;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiUnreachable;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Call;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** The form of each kind: drawn, sent, and drawn again with what is wrong. */
@ConsolePages
class CapturePages {

  private static final String FORM = "console/capture/form";
  private static final int MORE_ROWS = 3;

  private final Times times;
  private final Journeys journeys;
  private final Sending sending;
  private final Forms forms;

  CapturePages(Api api, Times times) {
    this.times = times;
    this.journeys = new Journeys(api, times);
    this.sending = new Sending(api);
    this.forms = new Forms(times);
  }

  /** A link may answer questions beforehand, by their names. */
  @GetMapping("/console/record/{slug}")
  @Needs(value = Call.RECORD, recording = true)
  String form(
      @PathVariable String slug,
      @RequestParam MultiValueMap<String, String> given,
      SignedIn who,
      Model model,
      HttpServletResponse response) {
    Kind kind = Kinds.named(slug);
    if (kind == null) {
      return noSuchPage(model, response);
    }
    Answers answers = new Answers(new LinkedMultiValueMap<>(given));
    answers.values().remove("id");
    answers.values().remove(When.DRAWN);
    if (!kind.opensJourney() && !answers.has("journey")) {
      return "redirect:/console/record?kind=" + kind.slug();
    }
    Known known =
        kind.opensJourney() ? Known.nothing() : journeys.known(who, answers.one("journey"), kind);
    model.addAttribute("form", forms.fresh(who, kind, answers, known, List.of(), 200));
    return FORM;
  }

  @PostMapping("/console/record/{slug}")
  @Needs(value = Call.RECORD, recording = true)
  String send(
      @PathVariable String slug,
      @RequestParam MultiValueMap<String, String> sent,
      SignedIn who,
      Model model,
      HttpServletResponse response) {
    Kind kind = Kinds.named(slug);
    if (kind == null) {
      return noSuchPage(model, response);
    }
    Answers answers = new Answers(new LinkedMultiValueMap<>(sent));
    String journey = answers.one("journey");
    Known known = journeys.knownIfTold(who, journey, kind);
    if (answers.has("more") || answers.has("anew")) {
      again(answers);
      model.addAttribute("form", forms.fresh(who, kind, answers, known, List.of(), 200));
      return FORM;
    }
    List<FieldError> errors = new ArrayList<>();
    When when = new When(answers, times, null);
    String time = when.instant(errors);
    Payload payload = new Payload(answers, known);
    errors.addAll(payload.twoActivities(kind));
    boolean readable = errors.isEmpty();
    String subject = kind.opensJourney() ? payload.after("journey") : journey;
    ObjectNode event =
        Sending.event(
            answers.id(),
            kind.type(),
            subject,
            time == null ? when.drawn().toString() : time,
            payload.fresh(kind));
    int status = HttpStatus.UNPROCESSABLE_CONTENT.value();
    try {
      // Whose time cannot be read is told what else is wrong as well, and nothing is stored.
      ApiAnswer answer = readable ? sending.send(who, event) : sending.tryOut(who, event);
      if (answer.isGood() && readable) {
        return stored(subject, kind, answer);
      }
      if (!answer.isGood()) {
        errors.addAll(new Plain(kind, answers, false).errors(answer));
        status = readable ? answer.status() : status;
      }
    } catch (ApiUnreachable silent) {
      errors.add(FieldError.sendAgain(Plain.FORM));
      status = HttpStatus.SERVICE_UNAVAILABLE.value();
    }
    response.setStatus(status);
    model.addAttribute("form", forms.fresh(who, kind, answers, known, errors, status));
    return FORM;
  }

  /** What asks for another form rather than to be stored. */
  static void again(Answers answers) {
    if (answers.has("anew")) {
      answers.values().remove("id");
      answers.values().remove(When.DRAWN);
    } else {
      answers.put("rows", Integer.toString(Drawing.rows(answers) + MORE_ROWS));
    }
  }

  private static String stored(String journey, Kind kind, ApiAnswer answer) {
    return redirect(
        UriComponentsBuilder.fromPath("/console/record/stored")
            .queryParam("journey", journey)
            .queryParam("sequence", Sending.sequence(answer))
            .queryParam("kind", kind.slug()),
        answer);
  }

  static String redirect(UriComponentsBuilder address, ApiAnswer answer) {
    if (Sending.wasThere(answer)) {
      address.queryParam("before", "true");
    }
    return "redirect:" + address.encode().build().toUriString();
  }

  static String noSuchPage(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("title", "There is no such page");
    model.addAttribute("detail", "The address may be misspelt, or the page of another release.");
    model.addAttribute("type", "");
    return "console/problem";
  }
}
