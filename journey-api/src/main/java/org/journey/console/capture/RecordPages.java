package org.journey.console.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.journey.console.Api;
import org.journey.console.ApiProblem;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Where recording begins, and what is said when something was stored. */
@ConsolePages
class RecordPages {

  private static final int OWN = 20;

  private final Api api;
  private final Times times;
  private final Journeys journeys;

  RecordPages(Api api, Times times) {
    this.api = api;
    this.times = times;
    this.journeys = new Journeys(api, times);
  }

  /**
   * A journey that can be chosen.
   *
   * @param address where one goes on with it
   * @param name of the person; their journey's id if it is not told
   */
  public record JourneyLink(String address, String name, String journey, String lastContact) {}

  /** Kinds that stand together. */
  public record GroupView(String label, List<KindLink> kinds) {}

  /** The way to a form. */
  public record KindLink(String address, String title) {}

  @GetMapping("/console/record")
  @Needs(value = Call.RECORD, recording = true)
  String begin(
      @RequestParam(defaultValue = "") String journey,
      @RequestParam(defaultValue = "") String kind,
      SignedIn who,
      Model model) {
    Kind chosen = Kinds.named(kind);
    String id = journey.strip();
    model.addAttribute("kind", chosen == null ? "" : chosen.slug());
    model.addAttribute("kindTitle", chosen == null ? "" : chosen.title());
    model.addAttribute("typed", id);
    model.addAttribute("errors", List.of());
    if (!id.isEmpty()) {
      try {
        Known known = journeys.known(who, id, null);
        if (chosen != null) {
          return "redirect:" + form(chosen, id);
        }
        model.addAttribute("person", known.label());
        model.addAttribute("status", status(known.status()));
        model.addAttribute("journey", id);
        model.addAttribute("groups", groups(id));
        return "console/capture/kinds";
      } catch (ApiProblem refused) {
        // What no id can be, a path with a slash in it say, is refused sooner.
        if (refused.status() != 404 && refused.status() != 400) {
          throw refused;
        }
        model.addAttribute(
            "errors",
            List.of(new FieldError("journey", "There is no such journey that you can see")));
      }
    }
    model.addAttribute("own", own(who, chosen));
    return "console/capture/start";
  }

  private static String status(String status) {
    return switch (status) {
      case "OPEN" -> "open";
      case "PAUSED" -> "paused";
      case "CLOSED" -> "closed";
      default -> status;
    };
  }

  /** Those whose worker looks. */
  private List<JourneyLink> own(SignedIn who, @Nullable Kind chosen) {
    JsonNode list =
        api.ask(
                who,
                Ask.of(Call.JOURNEYS)
                    .with("worker", who.actor().subject())
                    .with("status", "OPEN")
                    .with("sort", "LAST_CONTACT")
                    .with("limit", Integer.toString(OWN)))
            .json();
    List<String> ids = new ArrayList<>();
    list.path("journeys").forEach(each -> ids.add(each.path("journeyId").asString("")));
    Map<String, String> names = journeys.names(who, ids);
    List<JourneyLink> links = new ArrayList<>();
    for (JsonNode each : list.path("journeys")) {
      String id = each.path("journeyId").asString("");
      links.add(
          new JourneyLink(
              chosen == null
                  ? UriComponentsBuilder.fromPath("/console/record")
                      .queryParam("journey", id)
                      .toUriString()
                  : form(chosen, id),
              names.getOrDefault(id, id),
              id,
              times.day(each.path("lastContactAt").asString(""))));
    }
    return links;
  }

  private static String form(Kind kind, String journey) {
    return UriComponentsBuilder.fromPath("/console/record/" + kind.slug())
        .queryParam("journey", journey)
        .encode()
        .toUriString();
  }

  private static List<GroupView> groups(String journey) {
    return Arrays.stream(Kind.Group.values())
        .map(
            group ->
                new GroupView(
                    group.label(),
                    Kinds.ALL.stream()
                        .filter(kind -> kind.group() == group && !kind.opensJourney())
                        .map(kind -> new KindLink(form(kind, journey), kind.title()))
                        .toList()))
        .toList();
  }

  @GetMapping("/console/record/stored")
  @Needs(value = Call.RECORD, recording = true)
  String stored(
      @RequestParam String journey,
      @RequestParam long sequence,
      @RequestParam(required = false) @Nullable Long entry,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "false") boolean before,
      SignedIn who,
      Model model) {
    JsonNode event = api.ask(who, Ask.of(Call.INTERACTION, Long.toString(sequence))).json();
    Kind stored = Kinds.of(event.path("type").asString(""), event.path("data"));
    Kind again = Kinds.named(kind);
    model.addAttribute("title", before ? "This was stored already" : "Stored");
    model.addAttribute("before", before);
    model.addAttribute("what", stored == null ? "A change to an entry" : stored.title());
    model.addAttribute("at", times.moment(event.path("time").asString("")));
    model.addAttribute("journey", event.path("subject").asString(journey));
    model.addAttribute("sequence", sequence);
    // A change is told with the entry that it changes, and has no place of its own on the journey.
    model.addAttribute("entry", entry == null ? sequence : entry);
    model.addAttribute("amendable", stored != null);
    model.addAttribute("retractable", stored != null && !stored.opensJourney());
    model.addAttribute(
        "again",
        again == null || again.opensJourney()
            ? null
            : new KindLink(form(again, event.path("subject").asString(journey)), again.title()));
    return "console/capture/stored";
  }
}
