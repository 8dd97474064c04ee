package org.journey.console.caseload;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Api;
import org.journey.console.ApiProblem;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.Option;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.interaction.Participation;
import org.journey.interaction.StrictRecords;
import org.journey.json.Json;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory of activities: what people are linked to. */
@ConsolePages
class ActivityPages {

  private static final String ADDRESS = "/console/activities";

  /** The ids of the form's fields, by the names that the API has for them. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "activityId", "activityId",
          "name", "name",
          "category", "category",
          "provider", "provider",
          "place", "place");

  private final Api api;
  private final Times times;

  ActivityPages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  /**
   * What was typed of an activity.
   *
   * @param activityId its id
   * @param name what it is called
   * @param category its code
   * @param provider who offers it; empty if that is not known
   * @param place where; empty if that is not known
   */
  public record Typed(
      String activityId, String name, String category, String provider, String place) {

    static final Typed NOTHING = new Typed("", "", "", "", "");
  }

  @GetMapping(ADDRESS)
  @Needs(Call.ACTIVITIES)
  String activities(
      SignedIn who,
      @RequestParam(required = false) @Nullable String change,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    List<ActivityRow> rows = rows(who);
    model.addAttribute(
        "done",
        rows.stream().filter(row -> row.activityId().equals(done)).findFirst().orElse(null));
    Typed typed =
        rows.stream()
            .filter(row -> row.activityId().equals(change))
            .findFirst()
            .map(
                row ->
                    new Typed(
                        row.activityId(), row.name(), row.category(), row.provider(), row.place()))
            .orElse(Typed.NOTHING);
    return page(who, rows, typed, List.of(), model);
  }

  @PostMapping(ADDRESS)
  @Needs(Call.CHANGE_ACTIVITY)
  String change(
      SignedIn who,
      @RequestParam(defaultValue = "") String activityId,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String category,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String place,
      HttpServletResponse response,
      Model model) {
    Typed typed =
        new Typed(activityId.strip(), name.strip(), category, provider.strip(), place.strip());
    List<FieldError> errors = errors(typed);
    if (errors.isEmpty()) {
      try {
        api.ask(
            who,
            Ask.of(Call.CHANGE_ACTIVITY, typed.activityId())
                .sending("application/json", body(typed)));
        return "redirect:" + ADDRESS + "?done=" + typed.activityId();
      } catch (ApiProblem problem) {
        if (problem.status() != HttpStatus.UNPROCESSABLE_CONTENT.value()) {
          throw problem;
        }
        errors = Errors.of(problem, FIELDS, "activityId");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(who, rows(who), typed, errors, model);
  }

  private static List<FieldError> errors(Typed typed) {
    List<FieldError> errors = new ArrayList<>();
    if (StrictRecords.reasonAgainstId(typed.activityId()) != null) {
      errors.add(
          new FieldError(
              "activityId",
              "Id: type one of letters, digits, dots, hyphens and underscores, such as"
                  + " social-cafe"));
    }
    if (typed.name().isEmpty()) {
      errors.add(new FieldError("name", "Name: say what it is called"));
    }
    if (typed.category().isEmpty()) {
      errors.add(new FieldError("category", "Kind: choose one"));
    }
    return errors;
  }

  private static byte[] body(Typed typed) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("name", typed.name());
    body.put("category", typed.category());
    body.put("provider", typed.provider());
    body.put("place", typed.place());
    body.values().removeIf(String::isEmpty);
    return Json.MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
  }

  private List<ActivityRow> rows(SignedIn who) {
    return ActivityRow.of(api.ask(who, Ask.of(Call.ACTIVITIES)).json(), times);
  }

  private static String page(
      SignedIn who, List<ActivityRow> rows, Typed typed, List<FieldError> errors, Model model) {
    model.addAttribute("rows", rows);
    model.addAttribute("typed", typed);
    model.addAttribute("mayChange", who.may(Call.CHANGE_ACTIVITY));
    model.addAttribute("categories", Option.of(Participation.Category.class));
    Errors.tell(errors, model);
    return "console/caseload/activities";
  }
}
