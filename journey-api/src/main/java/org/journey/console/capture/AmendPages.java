package org.journey.console.capture;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiProblem;
import org.journey.console.ApiUnreachable;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.interaction.InteractionType;
import org.journey.json.Json;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Corrections and retractions: nothing that was recorded is changed, something is added to it. */
@ConsolePages
class AmendPages {

  private static final String FORM = "console/capture/form";
  private static final String RETRACTION = "console/capture/retraction";

  /** Numbers are the same if they are worth the same, however they are written. */
  private static final Comparator<JsonNode> BY_WORTH =
      (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
          return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
      };

  private final Api api;
  private final Times times;
  private final Journeys journeys;
  private final Sending sending;
  private final Forms forms;
  private final Showing showing;

  AmendPages(Api api, Times times) {
    this.api = api;
    this.times = times;
    this.journeys = new Journeys(api, times);
    this.sending = new Sending(api);
    this.forms = new Forms(times);
    this.showing = new Showing(times);
  }

  /**
   * A form.
   *
   * @param target as it stood when the form was drawn
   * @param now as it stands now
   * @param known of the journey
   * @param errors what is wrong with it
   */
  private record Form(
      Target target, Target now, Known known, Answers answers, List<FieldError> errors) {}

  @GetMapping("/console/record/correction")
  @Needs(value = Call.RECORD, recording = true)
  String correction(@RequestParam long sequence, SignedIn who, Model model) {
    Target target = Target.read(api, journeys, who, sequence, "");
    Answers answers = target.answers(sequence);
    if (target.kind() != null) {
      Prefill.fill(answers, target.kind(), target.data());
    }
    Known known = journeys.known(who, target.journey(), target.kind());
    return correction(who, new Form(target, target, known, answers, target.uncorrectable()), model);
  }

  @PostMapping("/console/record/correction")
  @Needs(value = Call.RECORD, recording = true)
  String correct(
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam long sequence,
      SignedIn who,
      Model model,
      HttpServletResponse response) {
    Form form = sent(who, sequence, sent, true, response);
    Target target = form.target();
    Answers answers = form.answers();
    if (answers.has("more")) {
      CapturePages.again(answers);
    }
    if (answers.has("more") || target.isUntold()) {
      return correction(who, form, model);
    }
    if (form.now().isAmendedSince(target, answers.id())) {
      return correction(who, amendedSince(form, response), model);
    }
    if (!answers.has(When.NAME)) {
      answers.put(When.NAME, When.Choice.KEEP.name());
    }
    When when = new When(answers, times, target.time());
    String time = when.instant(form.errors());
    ObjectNode data = amendment(target, answers);
    if (time != null) {
      data.put("time", time);
    }
    Kind kind = target.kind();
    if (kind != null && target.data() instanceof ObjectNode recorded) {
      Payload payload = new Payload(answers, form.known());
      form.errors().addAll(payload.twoActivities(kind));
      ObjectNode changed = payload.changed(kind, recorded);
      if (!changed.equals(BY_WORTH, recorded)) {
        data.set("data", changed);
      }
    }
    String place = send(who, form, InteractionType.INTERACTION_CORRECTED, data, kind, response);
    return place != null ? place : correction(who, form, model);
  }

  /** As it stands now, with what was typed: as it was sent it would undo what others put right. */
  private Form amendedSince(Form form, HttpServletResponse response) {
    Answers answers = form.answers();
    Target now = form.now();
    Kind kind = now.kind();
    if (kind != null) {
      Prefill.takeOver(answers, kind, form.target().data(), now.data());
    }
    if (answers.one(When.EXACT).equals(times.typed(form.target().time()))) {
      answers.put(When.EXACT, times.typed(now.time()));
    }
    answers.put(Target.KNOWN, now.known());
    answers.put(Target.QUESTIONS, kind == null ? "" : kind.slug());
    response.setStatus(HttpStatus.CONFLICT.value());
    FieldError told =
        new FieldError(
            Plain.FORM,
            "This entry was corrected since; here is how it stands. What you changed is kept: look"
                + " at it, then send it again");
    return new Form(now, now, form.known(), answers, List.of(told));
  }

  private String correction(SignedIn who, Form form, Model model) {
    Target target = form.target();
    model.addAttribute(
        "form",
        forms.correction(
            who, target.kind(), form.answers(), form.known(), form.errors(), before(target)));
    return FORM;
  }

  @GetMapping("/console/record/retraction")
  @Needs(value = Call.RECORD, recording = true)
  String retraction(@RequestParam long sequence, SignedIn who, Model model) {
    Target target = Target.read(api, journeys, who, sequence, "");
    Known known = journeys.known(who, target.journey(), null);
    return retraction(
        new Form(target, target, known, target.answers(sequence), target.unretractable()), model);
  }

  @PostMapping("/console/record/retraction")
  @Needs(value = Call.RECORD, recording = true)
  String retract(
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam long sequence,
      SignedIn who,
      Model model,
      HttpServletResponse response) {
    Form form = sent(who, sequence, sent, false, response);
    if (form.target().isUntold()) {
      return retraction(form, model);
    }
    ObjectNode data = amendment(form.target(), form.answers());
    String place = send(who, form, InteractionType.INTERACTION_RETRACTED, data, null, response);
    return place != null ? place : retraction(form, model);
  }

  private String retraction(Form form, Model model) {
    model.addAttribute(
        "form",
        forms.retraction(form.answers(), form.known(), form.errors(), before(form.target())));
    return RETRACTION;
  }

  private Forms.Before before(Target target) {
    return target.isUntold()
        ? new Forms.Before("", List.of())
        : new Forms.Before(target.time(), showing.rows(target.type(), target.data()));
  }

  /**
   * What was sent, with what it is about. What was typed must not be lost where the API does not
   * tell that: then the form says why, and is drawn as it was sent.
   *
   * @param asks whether it asks the questions of a kind
   */
  private Form sent(
      SignedIn who,
      long sequence,
      MultiValueMap<String, String> sent,
      boolean asks,
      HttpServletResponse response) {
    Answers answers = new Answers(new LinkedMultiValueMap<>(sent));
    FieldError untold;
    try {
      Target target = Target.read(api, journeys, who, sequence, answers.one(Target.KNOWN));
      Known known = journeys.known(who, target.journey(), asks ? target.kind() : null);
      Target now = asks ? Target.read(api, journeys, who, sequence, "") : target;
      return new Form(target, now, known, answers, new ArrayList<>());
    } catch (ApiProblem refused) {
      response.setStatus(refused.status());
      untold =
          new FieldError(
              Plain.FORM,
              refused.status() == HttpStatus.NOT_FOUND.value()
                  ? "There is no such entry that you can see"
                  : Plain.whole(refused.status(), refused.problem()));
    } catch (ApiUnreachable silent) {
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      untold = FieldError.sendAgain(Plain.FORM);
    }
    Target target = Target.asSent(answers);
    return new Form(target, target, Known.untold(target.journey()), answers, List.of(untold));
  }

  /** Whom it is about, and why: the same for both. */
  private static ObjectNode amendment(Target target, Answers answers) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    data.putObject("target").put("source", target.source()).put("id", target.id());
    String why = answers.whole(Plain.WHY);
    if (!why.isEmpty()) {
      data.put("reason", why);
    }
    return data;
  }

  /** Where one goes on; null if it was refused, which the errors tell. */
  private @Nullable String send(
      SignedIn who,
      Form form,
      InteractionType type,
      ObjectNode data,
      @Nullable Kind kind,
      HttpServletResponse response) {
    Answers answers = form.answers();
    List<FieldError> errors = form.errors();
    Instant now = new When(answers, times, null).drawn();
    String journey = form.target().journey();
    ObjectNode event = Sending.event(answers.id(), type, journey, now.toString(), data);
    boolean readable = errors.isEmpty();
    try {
      ApiAnswer answer = readable ? sending.send(who, event) : sending.tryOut(who, event);
      if (answer.isGood() && readable) {
        return CapturePages.redirect(
            UriComponentsBuilder.fromPath("/console/record/stored")
                .queryParam("journey", journey)
                .queryParam("sequence", Sending.sequence(answer))
                .queryParam("target", form.target().sequence()),
            answer);
      }
      if (!answer.isGood()) {
        errors.addAll(new Plain(kind, answers, true).errors(answer));
      }
      response.setStatus(readable ? answer.status() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    } catch (ApiUnreachable silent) {
      errors.add(FieldError.sendAgain(Plain.FORM));
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
    return null;
  }
}
