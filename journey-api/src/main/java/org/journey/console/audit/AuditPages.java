package org.journey.console.audit;

import java.util.List;
import org.journey.console.Api;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Words;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** Where an audit begins. */
@ConsolePages
class AuditPages {

  private final Api api;

  AuditPages(Api api) {
    this.api = api;
  }

  /** A journey to choose. */
  record Journey(String id, String status, String openedAt, String reached) {

    static Journey of(JsonNode json) {
      return new Journey(
          json.path("journeyId").asString(""),
          Words.of(json.path("status").asString("")),
          json.path("openedAt").asString(""),
          json.path("reached").asString("none"));
    }
  }

  @GetMapping("/console/audit")
  @Needs({Call.ACCESS_LOG, Call.ERASURES})
  String start(SignedIn who, Model model) {
    model.addAttribute("audits", who.may(Call.ACCESS_LOG));
    model.addAttribute("erases", who.may(Call.ERASURES));
    return "console/audit/start";
  }

  /** Leads to the one that was typed; else shows some. */
  @GetMapping("/console/audit/journeys")
  @Needs(Call.JOURNEY_BUNDLE)
  String choose(
      SignedIn who,
      @RequestParam(required = false) @Nullable String id,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    if (id != null && !id.isBlank()) {
      return "redirect:/console/audit/journeys/" + UriUtils.encodePathSegment(id.strip(), "UTF-8");
    }
    JsonNode list =
        api.ask(who, Ask.of(Call.JOURNEYS).with("limit", "20").with("after", after)).json();
    model.addAttribute(
        "journeys", list.path("journeys").values().stream().map(Journey::of).toList());
    model.addAttribute("next", list.path("next").asString(""));
    model.addAttribute(
        "errors",
        id == null ? List.of() : List.of(new FieldError("id", "Type the id of a journey")));
    return "console/audit/journeys";
  }
}
