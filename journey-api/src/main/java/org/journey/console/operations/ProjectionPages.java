package org.journey.console.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/** A projection: how far it is, building it anew, and the journeys it could not fold. */
@ConsolePages
class ProjectionPages {

  private static final String ONE = "/console/operations/projections/{name}";
  private static final String PROJECTION = "projection";
  private static final String ERRORS = "errors";

  private final Api api;

  ProjectionPages(Api api) {
    this.api = api;
  }

  /**
   * A journey whose rows differ.
   *
   * @param journey its id
   * @param sequence the last interaction that the rebuilt row rests on
   * @param live the digest of what served; empty if only the rebuild has it
   * @param rebuilt the digest of what was built; empty if the rebuild lacks it
   */
  record Difference(String journey, long sequence, String live, String rebuilt) {

    static Difference of(JsonNode json) {
      return new Difference(
          json.path("journeyId").asString(""),
          json.path("sequence").asLong(0),
          json.path("liveDigest").asString(""),
          json.path("digest").asString(""));
    }
  }

  @GetMapping(ONE)
  @Needs(Call.PROJECTIONS)
  ModelAndView one(
      SignedIn who,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    if (find(who, name, model) == null) {
      return nothing(model);
    }
    model.addAttribute("done", done == null ? "" : banner(done));
    return new ModelAndView("console/operations/projection", model.asMap());
  }

  private static String banner(String done) {
    return switch (done) {
      case "taken-up" -> "The journey was taken up again and could be folded.";
      case "parked" -> "The journey was taken up again and could still not be folded.";
      default -> Change.at(done).map(Change::done).orElse("");
    };
  }

  /**
   * The part of the page that changes, which a script asks for while a rebuild runs. It holds no
   * control: who is at one would lose their place.
   */
  @GetMapping(ONE + "/progress")
  @Needs(Call.PROJECTIONS)
  ModelAndView progress(SignedIn who, @PathVariable String name, Model model) {
    return find(who, name, model) == null
        ? nothing(model)
        : new ModelAndView("console/operations/bits :: progress", model.asMap());
  }

  private @Nullable ProjectionView find(SignedIn who, String name, Model model) {
    ProjectionView found =
        ProjectionView.all(api.ask(who, Ask.of(Call.PROJECTIONS)).json()).stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElse(null);
    model.addAttribute(PROJECTION, found);
    model.addAttribute(ERRORS, List.of());
    return found;
  }

  private static ModelAndView nothing(Model model) {
    model.addAttribute("title", "There is no such projection");
    model.addAttribute("detail", "The address may be misspelt, or of another release.");
    model.addAttribute("type", "");
    return new ModelAndView("console/problem", model.asMap(), HttpStatus.NOT_FOUND);
  }

  @GetMapping(ONE + "/differences")
  @Needs(Call.REBUILD_DIFFERENCES)
  String differences(SignedIn who, @PathVariable String name, Model model) {
    JsonNode told = api.ask(who, Ask.of(Call.REBUILD_DIFFERENCES, name)).json();
    model.addAttribute("name", name);
    model.addAttribute("rebuild", told.path("rebuild").asLong(0));
    model.addAttribute(
        "differences", told.path("journeys").values().stream().map(Difference::of).toList());
    return "console/operations/differences";
  }

  /** Says what would be done. */
  @GetMapping({ONE + "/rebuild", ONE + "/cancel", ONE + "/rollback"})
  @Needs({Call.REBUILD, Call.CANCEL_REBUILD, Call.ROLL_BACK})
  ModelAndView before(
      SignedIn who, @PathVariable String name, HttpServletRequest request, Model model) {
    return find(who, name, model) == null
        ? nothing(model)
        : confirm(change(request.getRequestURI()), model);
  }

  private static ModelAndView confirm(Change change, Model model) {
    model.addAttribute("change", change);
    return new ModelAndView("console/operations/change", model.asMap());
  }

  private static Change change(String path) {
    return Change.at(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
  }

  /** Does it; what the API has against it is said on the page that asked. */
  @PostMapping({ONE + "/rebuild", ONE + "/cancel", ONE + "/rollback"})
  @Needs({Call.REBUILD, Call.CANCEL_REBUILD, Call.ROLL_BACK})
  ModelAndView make(
      SignedIn who, @PathVariable String name, HttpServletRequest request, Model model) {
    Change change = change(request.getRequestURI());
    ApiAnswer answer = api.send(who, Ask.of(change.call(), name));
    if (answer.status() != 404) {
      answer.good();
      return new ModelAndView(
          "redirect:/console/operations/projections/" + name + "?done=" + change.path());
    }
    if (find(who, name, model) == null) {
      return nothing(model);
    }
    model.addAttribute(ERRORS, List.of(new FieldError("change", refused(change))));
    return confirm(change, model);
  }

  private static String refused(Change change) {
    return switch (change) {
      case REBUILD -> "There is no such projection";
      case CANCEL -> "No rebuild runs: there is nothing to cancel";
      case ROLL_BACK -> "Nothing served before: there is nothing to go back to";
    };
  }

  @GetMapping(ONE + "/parked/{journey}")
  @Needs(Call.TAKE_UP)
  ModelAndView beforeTakingUp(
      SignedIn who,
      @PathVariable String name,
      @PathVariable String journey,
      @RequestParam(required = false) @Nullable String organisation,
      Model model) {
    ProjectionView found = find(who, name, model);
    if (found == null) {
      return nothing(model);
    }
    model.addAttribute(
        "parked",
        found.parked().stream()
            .filter(each -> each.journey().equals(journey))
            .filter(each -> organisation == null || organisation.equals(each.organisation()))
            .findFirst()
            .orElse(null));
    model.addAttribute("journey", journey);
    return new ModelAndView("console/operations/take-up", model.asMap());
  }

  @PostMapping(ONE + "/parked/{journey}")
  @Needs(Call.TAKE_UP)
  String takeUp(
      SignedIn who,
      @PathVariable String name,
      @PathVariable String journey,
      @RequestParam(defaultValue = "") String organisation) {
    boolean several = who.actor().organisations().size() > 1;
    Ask ask =
        Ask.of(Call.TAKE_UP, name, journey).with("organisation", several ? organisation : null);
    boolean still = api.ask(who, ask).json().path("parked").asBoolean(false);
    return "redirect:/console/operations/projections/"
        + name
        + "?done="
        + (still ? "parked" : "taken-up");
  }
}
