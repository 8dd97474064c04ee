package org.journey.console.journey;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiProblem;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Download;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a journey, its download, and the note of a concern read for a reason. */
@ConsolePages
class JourneyPages {

  private static final String PAGE = "console/journey/journey";

  private static final JourneyPage.Glass WHOLE = new JourneyPage.Glass(false, false, "");

  private final Api api;
  private final Times times;
  private final JourneyReader reader;

  JourneyPages(Api api, Times times) {
    this.api = api;
    this.times = times;
    this.reader = new JourneyReader(api, times);
  }

  @GetMapping("/console/journeys/{id}")
  @Needs(Call.JOURNEY)
  String journey(
      SignedIn who,
      @PathVariable String id,
      Axes axes,
      Reading reading,
      @RequestParam(required = false) @Nullable String order,
      @RequestParam(required = false) @Nullable String after,
      Model page,
      HttpServletResponse response) {
    return shown(
        reader.read(
            who,
            new JourneyReader.Wanted(
                axes.of(id, reading, times),
                TimelineView.OLDEST.equals(order),
                after == null || after.isBlank() ? null : after,
                null,
                WHOLE,
                List.of())),
        page,
        response);
  }

  /** Shows the page once with what is withheld else. The API writes down who, when and why. */
  @PostMapping("/console/journeys/{id}/break-glass")
  @Needs(Call.JOURNEY)
  String breakGlass(
      SignedIn who,
      @PathVariable String id,
      Axes axes,
      Reading reading,
      @RequestParam(defaultValue = "") String reason,
      Model page,
      HttpServletResponse response) {
    Asked asked = axes.of(id, reading, times);
    String why = PlainWords.of(reason);
    if (why.isEmpty()) {
      return shown(refused(who, asked, "", "Write why you have to read it"), page, response);
    }
    if (!PlainWords.fitHeaders(why)) {
      return shown(
          refused(who, asked, why, "Write why in letters from a to z, digits and punctuation"),
          page,
          response);
    }
    JourneyPage told;
    try {
      told =
          reader.read(
              who,
              new JourneyReader.Wanted(
                  asked,
                  false,
                  null,
                  "break-glass: " + why,
                  new JourneyPage.Glass(false, true, why),
                  List.of()));
    } catch (ApiProblem problem) {
      if (!problem.problem().path("parameter").asString("").equals(JourneyReader.PURPOSE)) {
        throw problem;
      }
      told = refused(who, asked, why, "Write why in at most 480 characters, on one line");
    }
    return shown(told, page, response);
  }

  private JourneyPage refused(SignedIn who, Asked asked, String reason, String message) {
    return reader.read(
        who,
        new JourneyReader.Wanted(
            asked,
            false,
            null,
            null,
            new JourneyPage.Glass(false, false, reason),
            List.of(new FieldError("reason", message))));
  }

  private static String shown(JourneyPage told, Model page, HttpServletResponse response) {
    if (!told.errors().isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    page.addAttribute("j", told);
    return PAGE;
  }

  @GetMapping("/console/journeys/{id}/fhir")
  @Needs(Call.FHIR)
  ResponseEntity<byte[]> fhir(SignedIn who, @PathVariable String id, Axes axes) {
    Asked asked = axes.of(id, Reading.USUAL, times);
    if (!asked.errors().isEmpty()) {
      return ResponseEntity.status(HttpStatus.FOUND)
          .location(URI.create(asked.typedLink()))
          .build();
    }
    ApiAnswer answer = api.ask(who, asked.on(Ask.of(Call.FHIR, id)));
    String type = answer.header(HttpHeaders.CONTENT_TYPE);
    return Download.of(
        "journey-" + id + ".fhir.json",
        type == null ? MediaType.APPLICATION_JSON : MediaType.parseMediaType(type),
        answer.bytes());
  }
}
