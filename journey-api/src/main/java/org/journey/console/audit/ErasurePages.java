package org.journey.console.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Download;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Requests for erasure and redaction, and what a second manager decides. */
@ConsolePages
class ErasurePages {

  private static final String ONE = "/console/audit/erasures/{id}";
  private static final String TO = "redirect:/console/audit/erasures/";
  private static final String ERRORS = "errors";

  private final Api api;
  private final Times times;

  ErasurePages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  @GetMapping("/console/audit/erasures")
  @Needs(Call.ERASURES)
  String list(SignedIn who, @RequestParam(required = false) @Nullable String after, Model model) {
    JsonNode list =
        api.ask(who, Ask.of(Call.ERASURES).with("after", after).with("limit", "50")).json();
    List<ErasureView> all = ErasureView.all(list, times);
    model.addAttribute("open", all.stream().filter(ErasureView::isOpen).toList());
    model.addAttribute("decided", all.stream().filter(each -> !each.isOpen()).toList());
    model.addAttribute("next", list.path("next").asString(""));
    return "console/audit/erasures";
  }

  @GetMapping(ONE)
  @Needs(Call.ERASURE)
  String one(
      SignedIn who,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    ErasureView erasure = find(who, id, model);
    model.addAttribute("done", done);
    model.addAttribute(
        "certificate",
        erasure.isDone()
            ? CertificateView.of(api.ask(who, Ask.of(Call.ERASURE_CERTIFICATE, id)).json())
            : null);
    return "console/audit/erasure";
  }

  private ErasureView find(SignedIn who, String id, Model model) {
    ErasureView erasure = ErasureView.of(api.ask(who, Ask.of(Call.ERASURE, id)).json(), times);
    model.addAttribute("erasure", erasure);
    model.addAttribute("asked", erasure.requestedBy().equals(who.actor().subject()));
    model.addAttribute(ERRORS, List.of());
    return erasure;
  }

  /** The certificate as the API gives it. */
  @GetMapping(ONE + "/certificate.json")
  @Needs(Call.ERASURE_CERTIFICATE)
  ResponseEntity<byte[]> certificate(SignedIn who, @PathVariable String id) {
    byte[] bytes = api.ask(who, Ask.of(Call.ERASURE_CERTIFICATE, id)).bytes();
    return Download.of("certificate-" + id + ".json", MediaType.APPLICATION_JSON, bytes);
  }

  @GetMapping(ONE + "/approval")
  @Needs(Call.APPROVE_ERASURE)
  String beforeApproval(SignedIn who, @PathVariable String id, Model model) {
    return approval(who, id, model, List.of());
  }

  private String approval(SignedIn who, String id, Model model, List<FieldError> errors) {
    ErasureView erasure = find(who, id, model);
    model.addAttribute("journeys", journeys(who, erasure));
    model.addAttribute(ERRORS, errors);
    return "console/audit/approval";
  }

  /** Whose words go: the journeys of the person, as far as one answer tells them. */
  private List<String> journeys(SignedIn who, ErasureView erasure) {
    if (!erasure.ofPerson() || !erasure.isOpen()) {
      return List.of();
    }
    List<Ask> asks =
        erasure.clients().stream().map(client -> Ask.of(Call.CLIENT_JOURNEYS, client)).toList();
    return api.ask(who, asks).stream()
        .flatMap(answer -> answer.json().path("journeys").values().stream())
        .map(journey -> journey.path("journeyId").asString(""))
        .distinct()
        .toList();
  }

  @PostMapping(ONE + "/approval")
  @Needs(Call.APPROVE_ERASURE)
  String approve(SignedIn who, @PathVariable String id, HttpServletResponse response, Model model) {
    ApiAnswer answer = api.send(who, Ask.of(Call.APPROVE_ERASURE, id));
    FieldError refusal = Asked.refusal(answer, "approve");
    if (refusal != null) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return approval(who, id, model, List.of(refusal));
    }
    return TO + id + "?done=approved";
  }

  @GetMapping(ONE + "/refusal")
  @Needs(Call.REFUSE_ERASURE)
  String beforeRefusal(SignedIn who, @PathVariable String id, Model model) {
    find(who, id, model);
    return "console/audit/refusal";
  }

  @PostMapping(ONE + "/refusal")
  @Needs(Call.REFUSE_ERASURE)
  String refuse(
      SignedIn who,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    List<FieldError> errors = Asked.withoutReason(reason);
    if (errors.isEmpty()) {
      Ask ask = Ask.of(Call.REFUSE_ERASURE, id).sending(Asked.JSON, Asked.reason(reason));
      ApiAnswer answer = api.reached(who, ask);
      if (answer == null) {
        // The page of the request needs the API as well: what was typed is kept on one that does
        // not.
        String request = "/console/audit/erasures/" + id;
        Step.About about = new Step.About("Request", id, reason, request + "/refusal", request);
        return Step.REFUSAL.saidAgain(about, response, model);
      }
      FieldError refusal = Asked.refusal(answer, "reason");
      if (refusal == null) {
        return TO + id + "?done=refused";
      }
      errors = List.of(refusal);
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    find(who, id, model);
    model.addAttribute("reason", reason);
    model.addAttribute(ERRORS, errors);
    return "console/audit/refusal";
  }
}
