package org.journey.console.capture;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiProblem;
import org.journey.console.ApiUnreachable;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.console.capture.RegisterOutcome.Became;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole group's register at once: who was there, ticked in one table and sent as one batch. */
@ConsolePages
class RegisterPages {

  private static final String PAGE = "console/capture/register";
  private static final String WORKER = "worker";

  /** So many people are shown at once; whoever else came is named by their journey's id. */
  private static final int SHOWN = 60;

  private final Api api;
  private final Times times;
  private final Journeys journeys;
  private final Sending sending;

  RegisterPages(Api api, Times times) {
    this.api = api;
    this.times = times;
    this.journeys = new Journeys(api, times);
    this.sending = new Sending(api);
  }

  /** Which activity and who may have come; then their rows. */
  @GetMapping("/console/record/register")
  @Needs(value = Call.RECORD, recording = true)
  String choose(@RequestParam MultiValueMap<String, String> given, SignedIn who, Model model) {
    Answers answers = new Answers(new LinkedMultiValueMap<>(given));
    answers.values().remove("id");
    Map<String, Known.DirectoryEntry> directory = journeys.directory(who);
    Register register = new Register(answers, directory);
    boolean more = false;
    List<FieldError> errors = new ArrayList<>();
    if (answers.has("choose")) {
      if (register.activity().isEmpty()) {
        errors.add(new FieldError(Register.ACTIVITY, "Say which activity"));
      }
      errors.addAll(register.twoActivities());
      more = candidates(who, answers, errors);
    }
    model.addAttribute(
        "register",
        new RegisterDrawing(answers, directory, times, names(who, register.journeys()))
            .view(errors, Became.NOTHING, register.journeys(), Map.of(), more));
    return PAGE;
  }

  /** All that go on a register: of the caseload as it is filtered, and those that are typed. */
  private boolean candidates(SignedIn who, Answers answers, List<FieldError> errors) {
    Set<String> ids = new LinkedHashSet<>(Register.ids(answers.whole("ids")));
    boolean more = false;
    if (!answers.has("only")) {
      try {
        JsonNode list =
            api.ask(
                    who,
                    Ask.of(Call.JOURNEYS)
                        .with("status", "OPEN")
                        .with(WORKER, answers.one(WORKER))
                        .with("category", answers.one("taking"))
                        .with("limit", Integer.toString(SHOWN)))
                .json();
        list.path("journeys").forEach(each -> ids.add(each.path("journeyId").asString("")));
        more = list.path("next").isString();
      } catch (ApiProblem refused) {
        if (!refused.problem().path("parameter").asString("").equals(WORKER)) {
          throw refused;
        }
        ids.clear();
        errors.add(new FieldError(WORKER, "That is no name as the service's staff list has them"));
      }
    }
    answers.put(Register.JOURNEY, List.copyOf(ids));
    return more;
  }

  private Map<String, String> names(SignedIn who, List<String> ids) {
    return journeys.names(who, ids.stream().limit(2L * SHOWN).toList());
  }

  /** Stores it, or puts somebody more on it first. */
  @PostMapping("/console/record/register")
  @Needs(value = Call.RECORD, recording = true)
  String send(
      @RequestParam MultiValueMap<String, String> sent,
      SignedIn who,
      Model model,
      HttpServletResponse response) {
    Answers answers = new Answers(new LinkedMultiValueMap<>(sent));
    Map<String, Known.DirectoryEntry> directory = directoryIfTold(who);
    Register register = new Register(answers, directory);
    if (answers.has("add")) {
      return add(who, answers, directory, response, model);
    }
    Map<String, String> names = names(who, register.journeys());
    List<String> told = register.told();
    List<FieldError> errors = new ArrayList<>(register.twoActivities());
    String time = When.exact(times, answers.one(Register.AT), Register.AT, errors);
    Map<String, FieldError> refused = register.reasonsOfNothing();
    errors.addAll(RegisterErrors.summed(refused, List.of(), names));
    errors.addAll(register.nobody());
    Became became = Became.NOTHING;
    List<String> left = register.journeys();
    if (time != null && errors.isEmpty()) {
      List<ObjectNode> events = register.events(told, time);
      ApiAnswer answer = batch(who, events, errors, response);
      if (answer != null) {
        refused = RegisterErrors.refused(answer, told, register.journeys());
        became =
            new RegisterOutcome(sending, answers, names)
                .became(who, answer, told, events, refused, register.untold());
        left = List.copyOf(refused.keySet());
        // Their rows are drawn anew, and are the only ones.
        refused = RegisterErrors.refused(answer, told, left);
        errors.addAll(RegisterErrors.summed(refused, once(who, told, events, refused), names));
      }
    }
    if (!errors.isEmpty() && response.getStatus() == HttpStatus.OK.value()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    model.addAttribute(
        "register",
        new RegisterDrawing(answers, directory, times, names)
            .view(errors, became, left, refused, false));
    return PAGE;
  }

  /** Nothing is stored yet, and what was ticked stays. */
  private String add(
      SignedIn who,
      Answers answers,
      Map<String, Known.DirectoryEntry> directory,
      HttpServletResponse response,
      Model model) {
    Register register = new Register(answers, directory);
    List<FieldError> errors = register.add();
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    model.addAttribute(
        "register",
        new RegisterDrawing(answers, directory, times, names(who, register.journeys()))
            .view(errors, Became.NOTHING, register.journeys(), Map.of(), false));
    return PAGE;
  }

  /** A batch tells one thing of each line: of a line that is not valid, all is asked for. */
  private List<FieldError> once(
      SignedIn who, List<String> told, List<ObjectNode> events, Map<String, FieldError> refused) {
    for (Map.Entry<String, FieldError> each : refused.entrySet()) {
      if (!each.getValue().field().startsWith("row-")) {
        return RegisterErrors.once(sending.tryOut(who, events.get(told.indexOf(each.getKey()))));
      }
    }
    return List.of();
  }

  /** What was ticked must not be lost because the directory is not told. */
  private Map<String, Known.DirectoryEntry> directoryIfTold(SignedIn who) {
    try {
      return journeys.directory(who);
    } catch (ApiProblem | ApiUnreachable untold) {
      return Map.of();
    }
  }

  /** What became of each; null if they were not taken at all, which errors and status tell. */
  private @Nullable ApiAnswer batch(
      SignedIn who,
      List<ObjectNode> events,
      List<FieldError> errors,
      HttpServletResponse response) {
    try {
      ApiAnswer answer = sending.send(who, events);
      if (answer.isGood()) {
        return answer;
      }
      errors.addAll(new Plain(null, Answers.none(), false).errors(answer));
      response.setStatus(answer.status());
    } catch (ApiUnreachable silent) {
      errors.add(FieldError.sendAgain(Plain.FORM));
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
    return null;
  }
}
