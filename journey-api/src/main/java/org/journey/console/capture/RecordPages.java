package org.journey.console.capture;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.journey.console.Address;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
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
   * @param paused whether it is paused rather than open
   */
  public record JourneyLink(
      String address, String name, String journey, String lastContact, boolean paused) {}

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
    List<JourneyLink> own = own(who, chosen);
    model.addAttribute("own", own.stream().limit(OWN).toList());
    model.addAttribute("ownShown", own.size() > OWN ? OWN : 0);
    model.addAttribute(
        "ownAll",
        Address.of("/console/caseload")
            .with("worker", who.actor().subject())
            .with("sort", "LAST_CONTACT")
            .toString());
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

  /** Those whose worker looks, as long as they are not closed: one more than are shown, at most. */
  private List<JourneyLink> own(SignedIn who, @Nullable Kind chosen) {
    List<JsonNode> list = new ArrayList<>();
    for (ApiAnswer answer : api.ask(who, List.of(ofWorker(who, "OPEN"), ofWorker(who, "PAUSED")))) {
      answer.json().path("journeys").forEach(list::add);
    }
    // As the API sorts each of the two: whom nobody was ever in contact with comes first.
    list.sort(Comparator.comparing(each -> each.path("lastContactAt").asString("")));
    List<JsonNode> first = list.stream().limit(OWN + 1L).toList();
    List<String> ids =
        first.stream().map(each -> each.path("journeyId").asString("")).limit(OWN).toList();
    Map<String, String> names = journeys.names(who, ids);
    List<JourneyLink> links = new ArrayList<>();
    for (JsonNode each : first) {
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
              times.day(each.path("lastContactAt").asString("")),
              each.path("status").asString("").equals("PAUSED")));
    }
    return links;
  }

  private static Ask ofWorker(SignedIn who, String status) {
    return Ask.of(Call.JOURNEYS)
        .with("worker", who.actor().subject())
        .with("status", status)
        .with("sort", "LAST_CONTACT")
        .with("limit", Integer.toString(OWN + 1));
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
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "false") boolean before,
      @RequestParam(required = false) @Nullable Long target,
      SignedIn who,
      Model model) {
    JsonNode event = api.ask(who, Ask.of(Call.INTERACTION, Long.toString(sequence))).json();
    Kind stored = Kinds.of(event.path("type").asString(""), event.path("data"));
    Kind again = Kinds.named(kind);
    model.addAttribute("title", before ? "This was stored already" : "Stored");
    model.addAttribute("before", before);
    model.addAttribute("what", stored == null ? "A change to an entry" : stored.title());
    model.addAttribute("at", times.moment(event.path("time").asString("")));
    String of = event.path("subject").asString(journey);
    model.addAttribute("referred", stored == null ? "" : referredAfter(who, of, event));
    model.addAttribute("journey", of);
    model.addAttribute("person", journeys.label(who, of));
    // A correction stands on the timeline at what it is of, and so does a retraction.
    model.addAttribute("place", target == null ? sequence : target);
    model.addAttribute("sequence", sequence);
    model.addAttribute("amendable", stored != null);
    model.addAttribute("retractable", stored != null && !stored.opensJourney());
    model.addAttribute(
        "again",
        again == null || again.opensJourney()
            ? null
            : new KindLink(form(again, of), again.title()));
    return "console/capture/stored";
  }

  /**
   * The day of the referral, if what was stored is dated to a day before it: that may be so, and
   * may be a slip. Empty if it is not.
   */
  private String referredAfter(SignedIn who, String journey, JsonNode event) {
    String opened =
        api.send(who, Ask.of(Call.JOURNEY, journey)).json().path("openedAt").asString("");
    String at = event.path("time").asString("");
    return !opened.isEmpty() && day(at).isBefore(day(opened)) ? times.day(opened) : "";
  }

  private LocalDate day(String instant) {
    return LocalDate.ofInstant(Instant.parse(instant), times.zone());
  }
}
