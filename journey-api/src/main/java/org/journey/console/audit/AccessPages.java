package org.journey.console.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
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
import org.journey.web.BrokenAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Who read what, when, and for what. */
@ConsolePages
class AccessPages {

  /** Entries in a file at most: what is older is had by a narrower time. */
  static final int MOST = 20_000;

  private static final String PAGE = "50";
  private static final String LARGEST_PAGE = "500";

  private final Api api;
  private final Times times;

  AccessPages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  @GetMapping("/console/audit/access")
  @Needs(Call.ACCESS_LOG)
  String access(
      SignedIn who,
      AccessQuery query,
      @RequestParam(required = false) @Nullable String after,
      HttpServletResponse response,
      Model model) {
    List<FieldError> errors = new ArrayList<>();
    Ask ask = query.ask(times, errors).with("after", after).with("limit", PAGE);
    List<AccessView> entries = List.of();
    String next = "";
    if (errors.isEmpty()) {
      ApiAnswer answer = api.send(who, ask);
      if (answer.status() == 400) {
        errors.add(refused(answer));
      } else {
        JsonNode json = answer.good().json();
        entries = AccessView.all(json, times);
        next = json.path("next").asString("");
      }
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    model.addAttribute("query", query);
    model.addAttribute("entries", entries);
    model.addAttribute("next", next);
    model.addAttribute("operations", AccessQuery.operations());
    model.addAttribute("most", MOST);
    model.addAttribute("errors", errors);
    return "console/audit/access";
  }

  /** The field that the API did not take. */
  private static FieldError refused(ApiAnswer answer) {
    String field = answer.json().path("parameter").asString("journey");
    return new FieldError(
        field,
        switch (field) {
          case "journey", "client" -> "An id has letters, digits, dots, hyphens and underscores";
          case "from" -> "The first moment must not be after the last";
          case "operation" -> "Choose a call from the list";
          default -> "This is none that the access log could have";
        });
  }

  /** The latest entries that match, as a file. */
  @GetMapping("/console/audit/access.csv")
  @Needs(Call.ACCESS_LOG)
  void file(
      SignedIn who, AccessQuery query, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Ask ask = query.ask(times, new ArrayList<>()).with("limit", LARGEST_PAGE);
    JsonNode page = api.ask(who, ask).json();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Disposition", "attachment; filename=\"access-log.csv\"");
    try (AccessCsv csv = new AccessCsv(response.getOutputStream())) {
      int written = 0;
      while (true) {
        for (AccessView entry : AccessView.all(page, times)) {
          csv.write(entry);
          written++;
        }
        String next = page.path("next").asString("");
        if (next.isEmpty() || written >= MOST) {
          return;
        }
        csv.flush();
        ApiAnswer answer = api.send(who, ask.with("after", next));
        if (!answer.isGood()) {
          BrokenAnswers.breakOff(request);
          return;
        }
        page = answer.json();
      }
    }
  }
}
