package org.journey.console.capture;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiUnreachable;
import org.journey.console.Ask;
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

  /** When what a form shows was known. */
  static final String KNOWN = "known";

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
   * An interaction as it stood when its form was drawn.
   *
   * @param known when it was known to stand so
   * @param kind of its form; null if its data cannot be put right here
   */
  private record Target(
      String journey,
      String source,
      String id,
      String type,
      String time,
      JsonNode data,
      String known,
      @Nullable Kind kind) {}

  @GetMapping("/console/record/correction")
  @Needs(value = Call.RECORD, recording = true)
  String correction(@RequestParam long sequence, SignedIn who, Model model) {
    Target target = target(who, sequence, "");
    Answers answers = answers(sequence, target);
    if (target.kind() != null) {
      Prefill.fill(answers, target.kind(), target.data());
    }
    draw(who, target, answers, List.of(), model);
    return FORM;
  }

  @PostMapping("/console/record/correction")
  @Needs(value = Call.RECORD, recording = true)
  String correct(
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam long sequence,
      SignedIn who,
      Model model,
      HttpServletResponse response) {
    Answers answers = new Answers(new LinkedMultiValueMap<>(sent));
    Target target = target(who, sequence, answers.one(KNOWN));
    List<FieldError> errors = new ArrayList<>();
    if (answers.has("more")) {
      CapturePages.again(answers);
      draw(who, target, answers, errors, model);
      return FORM;
    }
    if (!answers.has(When.NAME)) {
      answers.put(When.NAME, When.Choice.KEEP.name());
    }
    When when = new When(answers, times, target.time());
    String time = when.instant(errors);
    ObjectNode data = amendment(target, answers);
    if (time != null) {
      data.put("time", time);
    }
    Kind kind = target.kind();
    if (kind != null && target.data() instanceof ObjectNode recorded) {
      ObjectNode changed = new Payload(answers, known(who, target)).changed(kind, recorded);
      if (!changed.equals(BY_WORTH, recorded)) {
        data.set("data", changed);
      }
    }
    String place =
        send(
            who,
            event(target, answers, InteractionType.INTERACTION_CORRECTED, data),
            new Plain(kind, answers, true),
            errors,
            response);
    if (place != null) {
      return place;
    }
    draw(who, target, answers, errors, model);
    return FORM;
  }

  private void draw(
      SignedIn who, Target target, Answers answers, List<FieldError> errors, Model model) {
    model.addAttribute(
        "form",
        forms.correction(
            who,
            target.kind(),
            answers,
            known(who, target),
            errors,
            new Forms.Before(target.time(), showing.rows(target.type(), target.data()))));
  }

  private Known known(SignedIn who, Target target) {
    return journeys.known(who, target.journey(), target.kind());
  }

  @GetMapping("/console/record/retraction")
  @Needs(value = Call.RECORD, recording = true)
  String retraction(@RequestParam long sequence, SignedIn who, Model model) {
    Target target = target(who, sequence, "");
    retraction(who, target, answers(sequence, target), List.of(), model);
    return RETRACTION;
  }

  @PostMapping("/console/record/retraction")
  @Needs(value = Call.RECORD, recording = true)
  String retract(
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam long sequence,
      SignedIn who,
      Model model,
      HttpServletResponse response) {
    Answers answers = new Answers(new LinkedMultiValueMap<>(sent));
    Target target = target(who, sequence, answers.one(KNOWN));
    List<FieldError> errors = new ArrayList<>();
    String place =
        send(
            who,
            event(
                target, answers, InteractionType.INTERACTION_RETRACTED, amendment(target, answers)),
            new Plain(null, answers, true),
            errors,
            response);
    if (place != null) {
      return place;
    }
    retraction(who, target, answers, errors, model);
    return RETRACTION;
  }

  private void retraction(
      SignedIn who, Target target, Answers answers, List<FieldError> errors, Model model) {
    model.addAttribute(
        "form",
        forms.retraction(
            answers,
            journeys.known(who, target.journey(), null),
            errors,
            new Forms.Before(target.time(), showing.rows(target.type(), target.data()))));
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

  private ObjectNode event(Target target, Answers answers, InteractionType type, ObjectNode data) {
    Instant now = new When(answers, times, null).drawn();
    return Sending.event(answers.id(), type, target.journey(), now.toString(), data);
  }

  /** Where one goes on; null if it was refused, which the errors tell. */
  private @Nullable String send(
      SignedIn who,
      ObjectNode event,
      Plain plain,
      List<FieldError> errors,
      HttpServletResponse response) {
    boolean readable = errors.isEmpty();
    try {
      ApiAnswer answer = readable ? sending.send(who, event) : sending.tryOut(who, event);
      if (answer.isGood() && readable) {
        return CapturePages.redirect(
            UriComponentsBuilder.fromPath("/console/record/stored")
                .queryParam("journey", event.path("subject").asString(""))
                .queryParam("sequence", Sending.sequence(answer)),
            answer);
      }
      if (!answer.isGood()) {
        errors.addAll(plain.errors(answer));
      }
      response.setStatus(readable ? answer.status() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    } catch (ApiUnreachable silent) {
      errors.add(CapturePages.notReached());
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
    return null;
  }

  private static Answers answers(long sequence, Target target) {
    Answers answers = Answers.none();
    answers.put("sequence", Long.toString(sequence));
    answers.put("journey", target.journey());
    answers.put(KNOWN, target.known());
    return answers;
  }

  /**
   * As it stands on the timeline: what was corrected before is corrected from there. A form that is
   * sent twice is held against the same both times, so that it says the same.
   */
  private Target target(SignedIn who, long sequence, String asKnown) {
    JsonNode event = api.ask(who, Ask.of(Call.INTERACTION, Long.toString(sequence))).json();
    String journey = event.path("subject").asString("");
    JsonNode data = event.path("data");
    String time = event.path("time").asString("");
    Journeys.Whole timeline = journeys.timeline(who, journey, asKnown);
    for (JsonNode entry : timeline.entries()) {
      if (entry.at("/interaction/id").equals(event.path("id"))
          && entry.at("/interaction/source").equals(event.path("source"))) {
        data = entry.path("data");
        time = entry.path("time").asString(time);
      }
    }
    String type = event.path("type").asString("");
    return new Target(
        journey,
        event.path("source").asString(""),
        event.path("id").asString(""),
        type,
        time,
        data,
        timeline.asKnown(),
        Prefill.isHidden(data) ? null : Kinds.of(type, data));
  }
}
