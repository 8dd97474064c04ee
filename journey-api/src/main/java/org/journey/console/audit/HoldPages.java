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
import org.journey.console.Times;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What keeps a person from being erased: a complaint, say, or a claim. */
@ConsolePages
class HoldPages {

  private static final String HERE = "/console/audit/holds";
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

  @GetMapping(HERE)
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

  /** First what was typed is looked at, then it is said what would be done; then it is done. */
  @PostMapping(HERE)
  @Needs(Call.PLACE_HOLD)
  String place(
      SignedIn who,
      @RequestParam(defaultValue = "") String client,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable String agreed,
      HttpServletResponse response,
      Model model) {
    List<FieldError> errors = Asked.withoutReason(reason);
    String id = client.strip();
    if (id.isEmpty() || !errors.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return show(who, client, reason, errors, model);
    }
    String here = Address.of(HERE).with("client", id).toString();
    Step.About about = new Step.About("Client", id, reason, here, here);
    if (agreed == null) {
      return Step.HOLD.said(about, List.of(), model);
    }
    Ask ask = Ask.of(Call.PLACE_HOLD, id).sending(Asked.JSON, Asked.reason(reason));
    ApiAnswer answer = api.reached(who, ask);
    return answer == null
        ? Step.HOLD.saidAgain(about, response, model)
        : after(who, answer, id, reason, "placed", response, model);
  }

  @GetMapping(HERE + "/lift")
  @Needs(Call.LIFT_HOLD)
  String beforeLifting(SignedIn who, @RequestParam String client, Model model) {
    show(who, client, null, List.of(), model);
    return "console/audit/lift-hold";
  }

  @PostMapping(HERE + "/lift")
  @Needs(Call.LIFT_HOLD)
  String lift(
      SignedIn who, @RequestParam String client, HttpServletResponse response, Model model) {
    String id = client.strip();
    ApiAnswer answer = api.send(who, Ask.of(Call.LIFT_HOLD, id));
    return after(who, answer, id, null, "lifted", response, model);
  }

  private String after(
      SignedIn who,
      ApiAnswer answer,
      String client,
      @Nullable String reason,
      String done,
      HttpServletResponse response,
      Model model) {
    FieldError refusal = Asked.refusal(answer, "client");
    if (refusal != null) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return show(who, client, reason, List.of(refusal), model);
    }
    return "redirect:" + Address.of(HERE).with("client", client).with("done", done);
  }
}
