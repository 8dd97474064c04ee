package org.journey.console.caseload;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
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
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is held on a person, to be handed over to them, and which of their ids are merged. */
@ConsolePages
class ClientRecordPages {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final String POLICY = "Content-Security-Policy";

  private final Api api;
  private final Times times;

  ClientRecordPages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  @GetMapping("/console/clients/{id}/record")
  @Needs(Call.CLIENT_RECORD)
  String ask(@PathVariable String id, Model model) {
    return form(id, "", List.of(), model);
  }

  private static String form(String id, String purpose, List<FieldError> errors, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("address", ClientPages.address(id));
    model.addAttribute("purpose", purpose);
    Errors.tell(errors, model);
    return "console/caseload/record";
  }

  /** As the API makes it, under the API's own policy of what such a page may load: nothing. */
  @PostMapping("/console/clients/{id}/record")
  @Needs(Call.CLIENT_RECORD)
  Object record(
      SignedIn who,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "page") String as,
      HttpServletResponse response,
      Model model) {
    String stated = purpose.strip();
    if (!stated.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(
          id,
          purpose,
          List.of(
              new FieldError(
                  "purpose",
                  "What it is for: use letters without accents, digits and simple signs")),
          model);
    }
    boolean file = as.equals("file");
    Ask ask =
        Ask.of(Call.CLIENT_RECORD, id)
            .saying(HttpHeaders.ACCEPT, file ? MediaType.APPLICATION_JSON_VALUE : HTML.toString());
    ApiAnswer answer = api.ask(who, stated.isEmpty() ? ask : ask.saying("Journey-Purpose", stated));
    ResponseEntity.BodyBuilder page =
        ResponseEntity.ok()
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .contentType(file ? MediaType.APPLICATION_JSON : HTML);
    String policy = answer.header(POLICY);
    if (policy != null) {
      page.header(POLICY, policy);
    }
    if (file) {
      page.header(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment().filename("record-" + id + ".json").build().toString());
    }
    return page.body(answer.bytes());
  }

  /** The record alone says which merges stand, so it is read for this as well. */
  @GetMapping("/console/clients/{id}/merges")
  @Needs(Call.UNMERGE)
  String merges(SignedIn who, @PathVariable String id, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("address", ClientPages.address(id));
    model.addAttribute(
        "merges",
        ClientMerge.of(
            api.ask(
                    who,
                    Ask.of(Call.CLIENT_RECORD, id)
                        .saying("Journey-Purpose", "which ids are merged"))
                .json(),
            times));
    return "console/caseload/merges";
  }
}
