package org.journey.console.audit;

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
import org.journey.console.Times;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What keeps a person from being erased: a complaint, say, or a claim. */
@ConsolePages
class HoldPages {

  private static final String PAGE = "console/audit/holds";

  private final Api api;
  private final Times times;

  HoldPages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  /**
   * A hold that stands.
   *
   * @param client under whose id it was placed
   * @param by who placed it
   * @param at when
   * @param reason why
   */
  record Hold(String client, String by, String at, String reason) {

    static Hold of(JsonNode json, Times times) {
      return new Hold(
          json.path("clientId").asString(""),
          json.path("placedBy").asString(""),
          json.path("at").asString(""),
          json.path("reason").isString()
              ? json.path("reason").asString("")
              : AuditWords.value(json.path("reason"), times));
    }
  }

  @GetMapping("/console/audit/holds")
  @Needs(Call.HOLD)
  String hold(
      SignedIn who,
      @RequestParam(required = false) @Nullable String client,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    model.addAttribute("done", done);
    return show(who, client, null, List.of(), model);
  }

  private String show(
      SignedIn who,
      @Nullable String client,
      @Nullable String reason,
      List<FieldError> before,
      Model model) {
    List<FieldError> errors = new ArrayList<>(before);
    Hold hold = null;
    if (client != null && client.isBlank()) {
      errors.add(new FieldError("client", "Type the id of the person"));
    } else if (client != null) {
      ApiAnswer answer = api.send(who, Ask.of(Call.HOLD, client.strip()));
      if (answer.status() != 404) {
        hold = Hold.of(answer.good().json(), times);
      }
    }
    model.addAttribute("client", client);
    model.addAttribute("hold", hold);
    model.addAttribute("reason", reason);
    model.addAttribute("errors", errors);
    return PAGE;
  }

  @PostMapping("/console/audit/holds")
  @Needs(Call.PLACE_HOLD)
  String place(
      SignedIn who,
      @RequestParam(defaultValue = "") String client,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    List<FieldError> errors = Asked.withoutReason(reason);
    if (client.isBlank() || !errors.isEmpty()) {
      return show(who, client, reason, errors, model);
    }
    Ask ask = Ask.of(Call.PLACE_HOLD, client.strip()).sending(Asked.JSON, Asked.reason(reason));
    return after(who, ask, client.strip(), reason, "placed", model);
  }

  @GetMapping("/console/audit/holds/lift")
  @Needs(Call.LIFT_HOLD)
  String beforeLifting(SignedIn who, @RequestParam String client, Model model) {
    show(who, client, null, List.of(), model);
    return "console/audit/lift-hold";
  }

  @PostMapping("/console/audit/holds/lift")
  @Needs(Call.LIFT_HOLD)
  String lift(SignedIn who, @RequestParam String client, Model model) {
    return after(
        who, Ask.of(Call.LIFT_HOLD, client.strip()), client.strip(), null, "lifted", model);
  }

  private String after(
      SignedIn who, Ask ask, String client, @Nullable String reason, String done, Model model) {
    ApiAnswer answer = api.send(who, ask);
    FieldError refusal = Asked.refusal(answer, "client");
    if (refusal != null) {
      return show(who, client, reason, List.of(refusal), model);
    }
    return "redirect:"
        + Address.of("/console/audit/holds").with("client", client).with("done", done);
  }
}
