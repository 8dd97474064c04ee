package org.journey.console.journey;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    TimelineItems items =
        new TimelineItems(
            asked,
            times,
            new Details(JourneyReader.activities(answers.get(1).json())),
            TimelineItems.May.of(who));
    EvidenceView view =
        EvidenceView.of(
            evidence,
            pointer,
            reader.model(who, evidence.path("model").asString("")),
            asked,
            times,
            needed(
                who,
                asked,
                answers.get(2).json(),
                EvidenceView.sequences(evidence, pointer),
                items));
    if (!view.known()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    }
    page.addAttribute("e", view);
    return "console/journey/evidence";
  }

  /**
   * Those of the interactions that are asked for, from as many pages of the timeline as hold them.
   */
  private List<TimelineItem> needed(
      SignedIn who, Asked asked, JsonNode first, Set<Long> sequences, TimelineItems reader) {
    Set<Long> missing = new HashSet<>(sequences);
    List<TimelineItem> needed = new ArrayList<>();
    JsonNode part = first;
    while (true) {
      for (JsonNode standing : part.path("interactions")) {
        if (missing.remove(TimelineItems.sequence(standing.path("interaction")))) {
          needed.add(reader.item(standing));
        }
        // Amendments are told with what they amend.
        standing
            .path("history")
            .forEach(change -> missing.remove(change.path("sequence").asLong(0)));
      }
      String next = part.path("next").asString("");
      if (missing.isEmpty() || next.isEmpty()) {
        return needed;
      }
      part =
          api.ask(
                  who,
                  asked.onDates(Ask.of(Call.TIMELINE, asked.id())).with(TimelineView.AFTER, next))
              .json();
    }
  }
}
