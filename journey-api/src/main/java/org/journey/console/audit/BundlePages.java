package org.journey.console.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.journey.console.Api;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Download;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What an auditor takes home, and how it is verified there. */
@ConsolePages
class BundlePages {

  private final Api api;

  BundlePages(Api api) {
    this.api = api;
  }

  @GetMapping("/console/audit/bundles")
  @Needs(Call.LOG_BUNDLE)
  String bundles(SignedIn who, Model model) {
    model.addAttribute("keys", api.ask(who, Ask.of(Call.LOG_KEY)).text().lines().toList());
    return "console/audit/bundles";
  }

  @GetMapping("/console/audit/journeys/{id}/bundle")
  @Needs(Call.JOURNEY_BUNDLE)
  void journey(
      SignedIn who,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    api.handOn(who, Ask.of(Call.JOURNEY_BUNDLE, id).with("model", model), request, response);
  }

  @GetMapping("/console/audit/log/bundle")
  @Needs(Call.LOG_BUNDLE)
  void log(SignedIn who, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    api.handOn(who, Ask.of(Call.LOG_BUNDLE), request, response);
  }

  @GetMapping("/console/audit/log/key")
  @Needs(Call.LOG_BUNDLE)
  ResponseEntity<byte[]> key(SignedIn who) {
    return Download.of(
        "journey.pub", MediaType.TEXT_PLAIN, api.ask(who, Ask.of(Call.LOG_KEY)).bytes());
  }
}
