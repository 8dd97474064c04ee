package org.journey.console.journey;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiProblem;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Call;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What made a figure of a journey: the rule, and the interactions. */
@ConsolePages
class EvidencePages {

  private final Api api;
  private final Times times;
  private final JourneyReader reader;

  EvidencePages(Api api, Times times) {
    this.api = api;
    this.times = times;
    this.reader = new JourneyReader(api, times);
  }

  @GetMapping("/console/journeys/{id}/evidence")
  @Needs(Call.EVIDENCE)
  String evidence(
      SignedIn who,
      @PathVariable String id,
      Axes axes,
      Reading reading,
      @RequestParam(defaultValue = "") String pointer,
      Model page,
      HttpServletResponse response) {
    Asked asked = axes.of(id, reading, times);
    if (!asked.errors().isEmpty()) {
      return "redirect:" + asked.typedLink();
    }
    List<ApiAnswer> answers;
    try {
      answers =
          api.ask(
              who,
              List.of(
                  asked.read(Ask.of(Call.EVIDENCE, id)),
                  Ask.of(Call.ACTIVITIES),
                  asked.onDates(Ask.of(Call.TIMELINE, id))));
    } catch (ApiProblem refused) {
      if (asked.refused(refused) == null) {
        throw refused;
      }
      // The journey's page has the form in which it is told and mended.
      return "redirect:" + asked.typedLink();
    }
    JsonNode evidence = answers.getFirst().json();
    Map<String, String> activities = JourneyReader.activities(answers.get(1).json());
    TimelineItems items =
        new TimelineItems(asked, times, new Details(activities), TimelineItems.May.of(who));
    Stages model = reader.model(who, evidence.path("model").asString(""));
    Made made =
        needed(who, asked, answers.get(2).json(), EvidenceView.sequences(evidence, pointer), items);
    EvidenceView view =
        EvidenceView.of(
            evidence,
            pointer,
            model,
            asked,
            times,
            new OpenedFigures(evidence, model, asked, times, activities, made.labels()),
            made.items());
    if (!view.known()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    }
    page.addAttribute("e", view);
    return "console/journey/evidence";
  }

  /**
   * What made figures.
   *
   * @param labels what happened and when, by their identities
   */
  private record Made(List<TimelineItem> items, Map<String, String> labels) {}

  /**
   * Those of the interactions that are asked for, from as many pages of the timeline as hold them.
   */
  private Made needed(
      SignedIn who, Asked asked, JsonNode first, Set<Long> sequences, TimelineItems reader) {
    Set<Long> missing = new HashSet<>(sequences);
    Made made = new Made(new ArrayList<>(), new HashMap<>());
    JsonNode part = first;
    while (true) {
      for (JsonNode standing : part.path("interactions")) {
        JsonNode interaction = standing.path("interaction");
        if (missing.remove(TimelineItems.sequence(interaction))) {
          TimelineItem item = reader.item(standing);
          made.items().add(item);
          made.labels().put(TimelineView.identity(interaction), item.name());
        }
        // Amendments are told with what they amend.
        standing
            .path("history")
            .forEach(change -> missing.remove(change.path("sequence").asLong(0)));
      }
      String next = part.path("next").asString("");
      if (missing.isEmpty() || next.isEmpty()) {
        return made;
      }
      part =
          api.ask(
                  who,
                  asked.onDates(Ask.of(Call.TIMELINE, asked.id())).with(TimelineView.AFTER, next))
              .json();
    }
  }
}
