package org.journey.console.research;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiProblem;
import org.journey.console.ApiUnreachable;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.Option;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.console.Words;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Coding: one reflection after the other, and how far two coders agree. */
@ConsolePages
class CodingPages {

  private static final String CODING = Links.RESEARCH + "/coding";
  private static final String MODEL = "steps-to-benefit@1";
  private static final String PAGE = "console/research/coding";

  /** What narrows what there is to read. */
  private static final List<String> NARROWS = List.of("subTheme", "code", "after");

  /** What stays from one reflection to the next. */
  private static final List<String> KEPT = List.of("model", "subTheme", "code", "after");

  private static final List<String> OF_AGREEMENT = List.of("first", "second", "tense");

  private static final List<Option> TENSES =
      Stream.of("EXPERIENCED", "PASSING", "ASPIRED", "NOT_SO").map(Option::of).toList();

  private final Api api;
  private final Times times;

  CodingPages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  @GetMapping(CODING)
  @Needs(Call.UNREAD)
  String unread(
      SignedIn who,
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam(required = false) @Nullable String stored,
      Model model) {
    CohortForm form = CohortForm.of(parameters, NARROWS, times, who, Call.UNREAD.permission());
    return read(who, form, null, stored != null, model);
  }

  /** The page, with the reading that was sent, or with the next one to be made. */
  private String read(
      SignedIn who, CohortForm form, @Nullable Reading sent, boolean stored, Model model) {
    Ask ask = Ask.of(Call.UNREAD).with("limit", "1");
    for (String name : NARROWS) {
      ask = ask.with(name, form.value(name));
    }
    ApiAnswer answer = api.send(who, ask);
    model.addAttribute("form", form);
    model.addAttribute("stored", stored);
    model.addAttribute("tenses", TENSES);
    model.addAttribute("choices", Choices.of(api.ask(who, Ask.of(Call.MODELS)).json()));
    JsonNode stages = model(who, form.value("model", MODEL));
    model.addAttribute("subThemes", subThemes(stages));
    if (form.refused(answer)) {
      return PAGE;
    }
    JsonNode json = answer.good().json();
    model.addAttribute("unread", json.path("unread").asInt(0));
    model.addAttribute("reflections", json.path("reflections").asInt(0));
    model.addAttribute("appeared", json.path("appeared").asBoolean(true));
    model.addAttribute("writes", who.may(Call.TIMELINE) && who.may(Call.RECORD));
    JsonNode next = json.path("toRead").path(0);
    Reading reading = sent != null ? sent : begun(next, stages);
    if (reading != null && who.may(Call.TIMELINE)) {
      model.addAttribute("reading", reading);
      model.addAttribute("reflection", reflection(who, reading));
      if (next.path("id").asString("").equals(reading.target())) {
        model.addAttribute("lastCodedAt", next.path("lastCodedAt").asString(""));
        model.addAttribute("lastFound", last(next));
      }
      String after = json.path("next").asString("");
      if (!after.isEmpty()) {
        Map<String, String> query = kept(form);
        query.put("after", after);
        model.addAttribute("skip", Links.with(CODING, query));
      }
    }
    return PAGE;
  }

  private static Map<String, String> kept(CohortForm form) {
    Map<String, String> query = new LinkedHashMap<>();
    KEPT.forEach(name -> query.put(name, form.value(name)));
    return query;
  }

  private static @Nullable Reading begun(JsonNode next, JsonNode stages) {
    return next.path("journeyId").asString("").isEmpty()
        ? null
        : Reading.begun(
            next,
            UUID.randomUUID().toString(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
            stages,
            last(next));
  }

  private static List<Found> last(JsonNode next) {
    return next.path("lastFindings").valueStream().map(Found::of).toList();
  }

  private static List<Option> subThemes(JsonNode model) {
    return model
        .path("stages")
        .valueStream()
        .flatMap(stage -> stage.path("subThemes").valueStream())
        .map(each -> new Option(each.asString(""), Words.of(each.asString(""))))
        .toList();
  }

  private JsonNode model(SignedIn who, String reference) {
    int at = Math.max(reference.lastIndexOf('@'), 0);
    return api.ask(
            who,
            Ask.of(
                Call.MODEL,
                reference.substring(0, at),
                reference.substring(Math.min(at + 1, reference.length()))))
        .json();
  }

  /** What was told, as corrections have it now; null if it is not there any more. */
  private @Nullable Reflection reflection(SignedIn who, Reading reading) {
    String after = "";
    do {
      JsonNode page =
          api.ask(who, Ask.of(Call.TIMELINE, reading.journey()).with("after", after)).json();
      for (JsonNode entry : page.path("interactions")) {
        JsonNode interaction = entry.path("interaction");
        if (interaction.path("id").asString("").equals(reading.target())
            && interaction.path("source").asString("").equals(reading.source())) {
          return Reflection.of(entry);
        }
      }
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    return null;
  }

  @PostMapping(CODING)
  @Needs(Call.UNREAD)
  String code(
      SignedIn who,
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response,
      Model model) {
    CohortForm form = CohortForm.of(parameters, NARROWS, times, who, Call.UNREAD.permission());
    Reading reading = Reading.sent(parameters);
    try {
      reading = Reading.sent(parameters, model(who, form.value("model", MODEL)));
      reading.errors().forEach(error -> form.wrong(error.field(), error.message()));
      if (!form.isWrong()) {
        ApiAnswer answer =
            api.send(
                who, Ask.of(Call.RECORD).sending("application/json", reading.interaction(who)));
        if (answer.isGood()) {
          Map<String, String> query = kept(form);
          query.put("stored", "yes");
          return "redirect:" + Links.with(CODING, query);
        }
        if (!List.of(400, 409, 422).contains(answer.status())) {
          answer.good();
        }
        told(answer.json()).forEach(error -> form.wrong(error.field(), error.message()));
      }
      String page = read(who, form, reading, false, model);
      response.setStatus(422);
      return page;
    } catch (ApiUnreachable silent) {
      return unstored(form, reading, response, model);
    } catch (ApiProblem refused) {
      if (refused.status() != 503 && refused.status() != 429) {
        throw refused;
      }
      return unstored(form, reading, response, model);
    }
  }

  /** What was chosen stays, though nothing can be asked for now that it stands beside. */
  private static String unstored(
      CohortForm form, Reading reading, HttpServletResponse response, Model model) {
    form.wrong("findings", FieldError.SEND_AGAIN);
    response.setStatus(503);
    model.addAttribute("form", form);
    model.addAttribute("stored", false);
    model.addAttribute("tenses", TENSES);
    model.addAttribute("writes", true);
    model.addAttribute("away", true);
    model.addAttribute("reading", reading);
    return PAGE;
  }

  /**
   * What the API found wrong, at the findings as a whole: their places are not those of the form.
   */
  private static List<FieldError> told(JsonNode problem) {
    String detail = problem.path("detail").asString("");
    return List.of(
        new FieldError(
            "findings",
            detail.isEmpty() ? problem.path("title").asString("It was refused") : detail));
  }

  @GetMapping(CODING + "/agreement")
  @Needs(Call.AGREEMENT)
  String agreement(
      SignedIn who, @RequestParam MultiValueMap<String, String> parameters, Model model) {
    CohortForm form =
        CohortForm.of(parameters, OF_AGREEMENT, times, who, Call.AGREEMENT.permission());
    Ask ask = Ask.of(Call.AGREEMENT).with("model", form.value("model"));
    for (String name : OF_AGREEMENT) {
      ask = ask.with(name, form.value(name));
    }
    ApiAnswer answer = api.send(who, ask);
    model.addAttribute("form", form);
    model.addAttribute("tenses", TENSES);
    model.addAttribute("choices", Choices.of(api.ask(who, Ask.of(Call.MODELS)).json()));
    model.addAttribute("coders", coders(form, answer.json().path("result").path("pairs")));
    if (!form.refused(answer)) {
      JsonNode json = answer.good().json();
      model.addAttribute("n", json.path("n").asInt(0));
      model.addAttribute("model", json.path("model").asString(""));
      model.addAttribute("definition", json.path("definition").asString(""));
      model.addAttribute("first", json.path("result").path("first").asString(""));
      model.addAttribute("second", json.path("result").path("second").asString(""));
      model.addAttribute("panels", AgreementPanels.of(json.path("result")));
    }
    return "console/research/agreement";
  }

  /** Those whose reading can be compared with somebody's, and those of the address. */
  private static List<Option> coders(CohortForm form, JsonNode pairs) {
    SortedSet<String> coders = new TreeSet<>();
    for (String name : List.of("first", "second")) {
      pairs.forEach(pair -> coders.add(pair.path(name).asString("")));
      coders.add(form.value(name));
    }
    coders.remove("");
    return coders.stream().map(coder -> new Option(coder, coder)).toList();
  }
}
