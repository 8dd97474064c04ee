package org.journey.console.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.journey.console.Address;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking for a person to be erased, or for the words of one interaction to be destroyed. */
@ConsolePages
class AskErasurePages {

  private static final String OF_PERSON = "console/audit/ask-erasure";
  private static final String OF_INTERACTION = "console/audit/ask-redaction";

  private final Api api;

  AskErasurePages(Api api) {
    this.api = api;
  }

  @GetMapping("/console/audit/erasures/new")
  @Needs(Call.ASK_ERASURE)
  String erasure(@RequestParam(required = false) @Nullable String client, Model model) {
    return form(OF_PERSON, "client", client, null, List.of(), model);
  }

  /** First what was typed is looked at, then it is said what would be done; then it is done. */
  @PostMapping("/console/audit/erasures/new")
  @Needs(Call.ASK_ERASURE)
  String askErasure(
      SignedIn who,
      @RequestParam(defaultValue = "") String client,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable String agreed,
      HttpServletResponse response,
      Model model) {
    Form form = new Form(Call.ASK_ERASURE, OF_PERSON, "client", client.strip(), reason);
    return ask(who, form, agreed != null, response, model);
  }

  @GetMapping("/console/audit/redactions/new")
  @Needs(Call.ASK_REDACTION)
  String redaction(@RequestParam(required = false) @Nullable String sequence, Model model) {
    return form(OF_INTERACTION, "sequence", sequence, null, List.of(), model);
  }

  @PostMapping("/console/audit/redactions/new")
  @Needs(Call.ASK_REDACTION)
  String askRedaction(
      SignedIn who,
      @RequestParam(defaultValue = "") String sequence,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable String agreed,
      HttpServletResponse response,
      Model model) {
    Form form = new Form(Call.ASK_REDACTION, OF_INTERACTION, "sequence", sequence.strip(), reason);
    return ask(who, form, agreed != null, response, model);
  }

  /**
   * A form as it was sent.
   *
   * @param field that says what it is about
   * @param about that, as it was typed
   */
  private record Form(Call call, String page, String field, String about, String reason) {

    List<FieldError> errors() {
      boolean person = call == Call.ASK_ERASURE;
      String advice = person ? "Type the id of the person" : "Type the sequence of the interaction";
      List<FieldError> errors = new ArrayList<>(Asked.missing(field, about, advice, reason));
      if (!person && !about.isEmpty() && !about.matches("[0-9]{1,18}")) {
        errors.add(
            new FieldError(
                field, "A sequence is a number. Entries of a journey lead here with theirs"));
      }
      return errors;
    }

    Step step() {
      return call == Call.ASK_ERASURE ? Step.ERASURE : Step.REDACTION;
    }

    Step.About shown() {
      String here =
          call == Call.ASK_ERASURE
              ? "/console/audit/erasures/new"
              : "/console/audit/redactions/new";
      String action = Address.of(here).with(field, about).toString();
      String label = call == Call.ASK_ERASURE ? "Client" : "Interaction";
      return new Step.About(label, about, reason, action, "/console/audit/erasures");
    }
  }

  private String ask(
      SignedIn who, Form form, boolean agreed, HttpServletResponse response, Model model) {
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return again(form, errors, response, model);
    }
    if (!agreed) {
      return form.step().said(form.shown(), List.of(), model);
    }
    Ask ask = Ask.of(form.call(), form.about()).sending(Asked.JSON, Asked.reason(form.reason()));
    ApiAnswer answer = api.reached(who, ask);
    if (answer == null) {
      return form.step().saidAgain(form.shown(), response, model);
    }
    FieldError refusal = Asked.refusal(answer, form.field());
    if (refusal != null) {
      return again(form, List.of(refusal), response, model);
    }
    return "redirect:/console/audit/erasures/"
        + answer.json().path("id").asString("")
        + "?done=asked";
  }

  private static String again(
      Form form, List<FieldError> errors, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return form(form.page(), form.field(), form.about(), form.reason(), errors, model);
  }

  private static String form(
      String form,
      String field,
      @Nullable String name,
      @Nullable String reason,
      List<FieldError> errors,
      Model model) {
    model.addAttribute(field, name);
    model.addAttribute("reason", reason);
    model.addAttribute("errors", errors);
    return form;
  }
}
