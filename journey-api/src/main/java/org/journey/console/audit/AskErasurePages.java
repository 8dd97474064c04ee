package org.journey.console.audit;

import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
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

  @PostMapping("/console/audit/erasures/new")
  @Needs(Call.ASK_ERASURE)
  String askErasure(
      SignedIn who,
      @RequestParam(required = false) @Nullable String client,
      @RequestParam(required = false) @Nullable String reason,
      Model model) {
    return ask(who, Call.ASK_ERASURE, OF_PERSON, "client", client, reason, model);
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
      @RequestParam(required = false) @Nullable String sequence,
      @RequestParam(required = false) @Nullable String reason,
      Model model) {
    return ask(who, Call.ASK_REDACTION, OF_INTERACTION, "sequence", sequence, reason, model);
  }

  private String ask(
      SignedIn who,
      Call call,
      String form,
      String field,
      @Nullable String name,
      @Nullable String reason,
      Model model) {
    List<FieldError> errors =
        Asked.missing(
            field,
            name,
            call == Call.ASK_ERASURE
                ? "Type the id of the person"
                : "Type the sequence of the interaction",
            reason);
    if (!errors.isEmpty() || name == null || reason == null) {
      return form(form, field, name, reason, errors, model);
    }
    if (call == Call.ASK_REDACTION && !name.strip().matches("[0-9]{1,18}")) {
      FieldError error = new FieldError(field, "A sequence is a number: it stands on the timeline");
      return form(form, field, name, reason, List.of(error), model);
    }
    Ask ask = Ask.of(call, name.strip()).sending(Asked.JSON, Asked.reason(reason));
    ApiAnswer answer = api.send(who, ask);
    FieldError refusal = Asked.refusal(answer, field);
    if (refusal != null) {
      return form(form, field, name, reason, List.of(refusal), model);
    }
    return "redirect:/console/audit/erasures/"
        + answer.json().path("id").asString("")
        + "?done=asked";
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
