package org.journey.console.service;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Address;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
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
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of a service, who is behind each, and files of them. */
@ConsolePages
class ServicePages {

  private static final String FIGURES = Asked.PAGE + "/figures";

  private final Desk desk;
  private final Times times;

  ServicePages(Api api, Times times) {
    this.desk = new Desk(api);
    this.times = times;
  }

  @GetMapping(Asked.PAGE)
  @Needs(Call.METRICS)
  String figures(
      SignedIn who,
      Asked asked,
      @RequestParam(defaultValue = "") String knownExactly,
      Model model,
      HttpServletResponse response) {
    Question question = Question.of(who, asked, knownExactly, times);
    Desk.Outcome outcome =
        question.errors().isEmpty()
            ? desk.figures(who, question)
            : new Desk.Outcome(null, null, question.errors(), null);
    if (outcome.again() != null) {
      return later(model, question.asked().knownBy(outcome.again()).at(Asked.PAGE));
    }
    ApiAnswer answer = outcome.figures();
    List<ApiAnswer> models =
        desk.models(who, answer == null ? null : answer.json().path("model").asString());
    model.addAttribute("errors", outcome.errors());
    model.addAttribute("form", Form.of(question, models.getFirst(), outcome.errors()));
    model.addAttribute("organisation", who.organisation());
    if (answer != null) {
      model.addAttribute(
          "view", ServiceView.of(who, question, answer, outcome.compared(), models.getLast()));
      nothing(who, question, answer, model);
    } else {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    return "console/service/figures";
  }

  /** Where nobody was referred in a period that nobody chose, it is told how many ever were. */
  private void nothing(SignedIn who, Question question, ApiAnswer answer, Model model) {
    Long referrals = Desk.referrals(answer);
    if (!question.byDefault() || referrals == null || referrals != 0) {
      return;
    }
    Calendar calendar = question.calendar();
    Calendar.Days ever = Calendar.everything(calendar.today());
    Long all =
        desk.referrals(
            who,
            calendar.instant(calendar.typed(ever.from())),
            calendar.instant(calendar.typed(ever.to())));
    model.addAttribute("nothing", true);
    model.addAttribute("ever", all);
    model.addAttribute("everLink", Form.over(question.asked(), calendar, ever));
  }

  @GetMapping(FIGURES + ".csv")
  @Needs(Call.METRICS)
  ResponseEntity<byte[]> csv(SignedIn who, Asked asked) {
    Question question = Question.of(who, asked, times);
    Desk.Outcome outcome = outcome(who, question);
    ApiAnswer answer = outcome.figures();
    if (answer == null) {
      return toPage(asked);
    }
    return Download.of(
        "figures.csv",
        new MediaType("text", "csv", StandardCharsets.UTF_8),
        FiguresCsv.of(answer.json(), outcome.compared()));
  }

  @GetMapping(FIGURES + ".json")
  @Needs(Call.METRICS)
  ResponseEntity<byte[]> json(SignedIn who, Asked asked) {
    Question question = Question.of(who, asked, times);
    ApiAnswer answer = outcome(who, question).figures();
    return answer == null
        ? toPage(asked)
        : Download.of("figures.json", MediaType.APPLICATION_JSON, answer.bytes());
  }

  private Desk.Outcome outcome(SignedIn who, Question question) {
    return question.errors().isEmpty()
        ? desk.figures(who, question)
        : new Desk.Outcome(null, null, question.errors(), null);
  }

  /** What cannot be told as a file is told by the page. */
  private static ResponseEntity<byte[]> toPage(Asked asked) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(asked.at(Asked.PAGE)))
        .build();
  }

  @GetMapping(FIGURES + "/{figure}")
  @Needs(Call.METRICS_DRILL_DOWN)
  String behind(
      SignedIn who,
      @PathVariable String figure,
      @RequestParam(defaultValue = "") String part,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "-1") int tell,
      Asked asked,
      Model model) {
    Question question = Question.of(who, asked, times);
    List<FieldError> errors = question.errors();
    if (!errors.isEmpty()) {
      return "redirect:" + asked.at(Asked.PAGE);
    }
    ApiAnswer answer = desk.behind(who, figure, part, question, after);
    String page = FIGURES + "/" + Address.encoded(figure);
    String later = Desk.later(answer);
    if (later != null) {
      return later(
          model, question.asked().knownBy(later).at(page, Map.of("part", part, "after", after)));
    }
    ApiAnswer stages = desk.models(who, answer.json().path("model").asString()).getLast();
    Edition edition = Edition.of(answer.json(), question.calendar());
    BehindInteractions interactions =
        BehindInteractions.of(
            answer.json(),
            edition.asked(),
            tell,
            times,
            sequences -> desk.interactions(who, sequences),
            next -> {
              Map<String, String> more = new LinkedHashMap<>();
              more.put("part", part);
              more.put("after", after);
              more.put("tell", next.toString());
              return edition.asked().at(page, more) + "#interactions";
            });
    model.addAttribute(
        "view",
        BehindView.of(
            answer.json(),
            edition,
            FigureWords.of(stages),
            desk.listed(who, answer.json()),
            interactions,
            page));
    return "console/service/behind";
  }

  /** The journey of an interaction: lists of who is behind a figure know its place alone. */
  @GetMapping(Asked.PAGE + "/interactions/{sequence}")
  @Needs(Call.METRICS_DRILL_DOWN)
  String interaction(SignedIn who, @PathVariable long sequence, Asked asked) {
    String journey = desk.interaction(who, sequence).json().path("subject").asString("");
    return "redirect:" + asked.journey(journey) + "#i-" + sequence;
  }

  private static String later(Model model, @Nullable String address) {
    model.addAttribute("address", address);
    return "console/service/later";
  }
}
