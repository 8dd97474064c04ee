package org.journey.console.caseload;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Participation;
import org.journey.interaction.StrictRecords;
import org.journey.model.StageModels;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** The list of journeys, and the way to one whose id is known. */
@ConsolePages
class CaseloadPages {

  private static final String PAGE = "console/caseload/list";

  /** Names are shown of so many journeys at most: each is a read of its own, and written down. */
  private static final int MOST_NAMES = 25;

  /** Referrals come first, but for what is dated before them. */
  private static final String FIRST_ENTRIES = "10";

  /** How parameters are called on the page. */
  private static final Map<String, String> LABELS =
      Map.of(
          "status", "Status",
          "reached", "Stages entered, these and no others",
          "stage", "A stage entered",
          "worker", "Worker",
          "category", "Kind of activity",
          "openedFrom", "Opened from",
          "openedTo", "Opened before",
          "consent", "Consent to",
          "sort", "In order of",
          "limit", "Rows of a page");

  private static final List<Option> STATUSES =
      List.of(
          new Option("OPEN", "Open"),
          new Option("PAUSED", "Paused"),
          new Option("CLOSED", "Closed"));

  /** Kinds of activities, and what is done for somebody by an advocate. */
  private static final List<Option> CATEGORIES =
      Stream.concat(
              Stream.of(new Option("ADVOCACY", "Advocacy")),
              Option.of(Participation.Category.class).stream())
          .toList();

  private static final List<Option> EITHER =
      List.of(new Option("true", "Open"), new Option("false", "None open"));

  private static final List<Option> SORTS =
      List.of(new Option("OPENED", "When opened"), new Option("LAST_CONTACT", "Last contact"));

  private static final List<Option> LIMITS =
      List.of("25", "50", "100", "200", "500").stream().map(n -> new Option(n, n)).toList();

  private final Api api;
  private final Times times;
  private final InstantSource clock;

  CaseloadPages(Api api, Times times, InstantSource clock) {
    this.api = api;
    this.times = times;
    this.clock = clock;
  }

  @GetMapping("/console/caseload")
  @Needs(Call.JOURNEYS)
  String list(SignedIn who, CaseloadFilter filter, HttpServletResponse response, Model model) {
    List<FieldError> errors = filter.errors(times);
    if (errors.isEmpty()) {
      try {
        ApiAnswer answer = api.ask(who, filter.ask(times));
        return page(who, filter, answer, List.of(), model);
      } catch (ApiProblem problem) {
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()
            && filter.minSequence() != null) {
          model.addAttribute("behind", filter.minSequence());
          CaseloadFilter atOnce = filter.atOnce();
          return page(who, atOnce, api.ask(who, atOnce.ask(times)), List.of(), model);
        }
        String parameter = problem.problem().path("parameter").asString("");
        if (parameter.equals("after")) {
          // A place in a list is of use for a time, and to whoever was given it.
          return "redirect:" + filter.address();
        }
        if (!LABELS.containsKey(parameter)) {
          throw problem;
        }
        errors = List.of(new FieldError(parameter, message(parameter, problem.detail())));
      }
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return page(who, filter, null, errors, model);
  }

  /** What the API says, with what the page calls things. */
  private static String message(String parameter, String detail) {
    String before = parameter + ": ";
    String reason = detail.startsWith(before) ? detail.substring(before.length()) : detail;
    if (reason.startsWith("must be one of")) {
      reason = "must be one of those that are offered";
    }
    if (parameter.equals("reached")) {
      reason = "must be stages, such as 2-3 or 1, 3-5";
    }
    return LABELS.get(parameter) + " " + reason.replace("openedTo", "“Opened before”");
  }

  /** Straight to a journey or person whose id is known. */
  @GetMapping("/console/caseload/find")
  @Needs(Call.JOURNEYS)
  String find(
      SignedIn who,
      @RequestParam(defaultValue = "journey") String what,
      @RequestParam(defaultValue = "") String id,
      HttpServletResponse response,
      Model model) {
    String asked = id.strip();
    if (StrictRecords.reasonAgainstId(asked) == null) {
      return "redirect:/console/"
          + (what.equals("client") ? "clients/" : "journeys/")
          + UriUtils.encodePathSegment(asked, StandardCharsets.UTF_8);
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("what", what);
    model.addAttribute("id", id);
    return page(
        who,
        CaseloadFilter.ALL,
        api.ask(who, CaseloadFilter.ALL.ask(times)),
        List.of(
            new FieldError(
                "id",
                "Id: type one of letters, digits, dots, hyphens and underscores, such as j-1")),
        model);
  }

  private String page(
      SignedIn who,
      CaseloadFilter filter,
      @Nullable ApiAnswer answer,
      List<FieldError> errors,
      Model model) {
    model.addAttribute("filter", filter);
    List<CaseloadView> views = CaseloadView.of(who, filter);
    model.addAttribute("views", views);
    model.addAttribute("view", CaseloadView.shown(views));
    Errors.tell(errors, model);
    model.addAttribute("statuses", STATUSES);
    model.addAttribute("categories", CATEGORIES);
    model.addAttribute("consents", Option.of(ConsentScope.class));
    model.addAttribute("either", EITHER);
    model.addAttribute("sorts", SORTS);
    model.addAttribute("limits", LIMITS);
    model.addAttribute("stages", stages());
    model.addAttribute("shown", answer != null);
    if (answer != null) {
      JsonNode list = answer.json();
      String next = list.path("next").asString("");
      List<CaseloadRow> rows = CaseloadRow.of(list, times, clock.instant());
      model.addAttribute("rows", rows);
      boolean own = isOwn(who, filter);
      model.addAttribute("own", own);
      model.addAttribute("names", own && rows.size() <= MOST_NAMES ? names(who, rows) : Map.of());
      model.addAttribute("more", next.isEmpty() ? null : filter.address(next));
      model.addAttribute("synthetic", list.path("synthetic").asBoolean(false));
      model.addAttribute("incomplete", list.path("incomplete").asInt(0));
      model.addAttribute("sequence", answer.header("Journey-Sequence"));
    }
    return PAGE;
  }

  /** Whether these are the journeys of whoever looks. */
  private static boolean isOwn(SignedIn who, CaseloadFilter filter) {
    Map<String, String> given = filter.given();
    return who.mayRecord()
        && who.actor().subject().equals(given.get("worker"))
        && "OPEN".equals(given.get("status"));
  }

  /** Names by journey; none where one is not told: then they stand there by their ids. */
  private Map<String, String> names(SignedIn who, List<CaseloadRow> rows) {
    Map<String, String> names = new HashMap<>();
    List<Ask> asks =
        rows.stream()
            .map(row -> Ask.of(Call.TIMELINE, row.journeyId()).with("limit", FIRST_ENTRIES))
            .toList();
    try {
      List<ApiAnswer> answers = api.ask(who, asks);
      for (int i = 0; i < rows.size(); i++) {
        String name = name(answers.get(i).json());
        if (!name.isBlank()) {
          names.put(rows.get(i).journeyId(), name);
        }
      }
    } catch (ApiProblem | ApiUnreachable untold) {
      return Map.of();
    }
    return names;
  }

  /** Of the referral, which is among the first entries. */
  private static String name(JsonNode timeline) {
    for (JsonNode standing : timeline.path("interactions")) {
      if (standing
          .path("interaction")
          .path("type")
          .asString("")
          .equals(InteractionType.REFERRAL_RECEIVED.type())) {
        return standing.path("data").path("person").path("name").asString("");
      }
    }
    return "";
  }

  /** Of the model that lists are read under. */
  private static List<Option> stages() {
    return StageModels.defaultModel().stages().stream()
        .map(
            stage ->
                new Option(Integer.toString(stage.number()), stage.number() + " " + stage.name()))
        .toList();
  }
}
