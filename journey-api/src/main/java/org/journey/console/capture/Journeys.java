package org.journey.console.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.ApiProblem;
import org.journey.console.ApiUnreachable;
import org.journey.console.Ask;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the API knows of journeys, as far as forms need it. */
final class Journeys {

  /** So many entries are read at once to find a referral: seldom is so much dated before it. */
  private static final int BEFORE = 5;

  /** Of 500 entries each; a journey with more before its referral stands there by its id. */
  private static final int MORE_PAGES = 4;

  private final Api api;
  private final Times times;

  Journeys(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  /**
   * What a form has to know of a journey.
   *
   * @param kind the form; null for a page without questions
   * @throws ApiProblem if there is no such journey for them
   */
  Known known(SignedIn who, String journey, @Nullable Kind kind) {
    boolean opened = kind != null && kind.asks(Input.Open.class);
    List<Ask> asks = new ArrayList<>();
    asks.add(Ask.of(Call.JOURNEY, journey));
    if (!opened) {
      asks.add(first(journey));
    }
    if (kind != null && kind.asks(Input.Activity.class)) {
      asks.add(Ask.of(Call.ACTIVITIES));
    }
    List<ApiAnswer> answers = api.ask(who, asks);
    JsonNode state = answers.getFirst().json();
    List<JsonNode> timeline = opened ? timeline(who, journey, "").entries() : List.of();
    boolean staged =
        kind != null && (kind.asks(Input.Findings.class) || kind.asks(Input.StageNumber.class));
    return new Known(
        journey,
        opened ? Known.name(timeline) : name(who, journey, answers.get(1)),
        state.path("status").asString(""),
        texts(state.at("/engagement/activities")),
        asks.getLast().call() == Call.ACTIVITIES
            ? Known.directory(answers.getLast().json())
            : Map.of(),
        opened ? Known.open(timeline, times) : Map.of(),
        staged ? stages(who, state.path("model").asString("")) : List.of());
  }

  /**
   * The same, but nothing where the API does not tell it: what was typed must not be lost for it.
   */
  Known knownIfTold(SignedIn who, String journey, Kind kind) {
    try {
      return kind.opensJourney() ? Known.nothing() : known(who, journey, kind);
    } catch (ApiProblem | ApiUnreachable untold) {
      return Known.untold(journey);
    }
  }

  /** The directory of activities alone, where there is no journey yet to be asked about. */
  Map<String, Known.DirectoryEntry> directory(SignedIn who) {
    return Known.directory(api.ask(who, Ask.of(Call.ACTIVITIES)).json());
  }

  /** Names by journey; those that are not told are left out. */
  Map<String, String> names(SignedIn who, List<String> journeys) {
    Map<String, String> names = new LinkedHashMap<>();
    try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<String>> asked = new LinkedHashMap<>();
      journeys.forEach(
          journey ->
              asked.put(
                  journey, calls.submit(() -> name(who, journey, api.send(who, first(journey))))));
      for (Map.Entry<String, Future<String>> each : asked.entrySet()) {
        String name = each.getValue().get();
        if (!name.isEmpty()) {
          names.put(each.getKey(), name);
        }
      }
    } catch (ExecutionException untold) {
      // Then they stand there by their ids.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return names;
  }

  /** Who a journey is of, for a heading: by name, if that is told. */
  String label(SignedIn who, String journey) {
    String name = names(who, List.of(journey)).getOrDefault(journey, "");
    return name.isEmpty() ? journey : name + " (" + journey + ")";
  }

  /**
   * All of a timeline.
   *
   * @param asKnown when this was known
   */
  record Whole(List<JsonNode> entries, String asKnown) {}

  /** All of a timeline as it was known at an instant; if that is empty, as it is known now. */
  Whole timeline(SignedIn who, String journey, String asKnown) {
    List<JsonNode> timeline = new ArrayList<>();
    JsonNode page = api.ask(who, Ask.of(Call.TIMELINE, journey).with("asKnown", asKnown)).json();
    String known = page.path("asKnown").asString("");
    timeline.addAll(entries(page));
    String after = page.path("next").asString("");
    while (!after.isEmpty()) {
      page = api.ask(who, Ask.of(Call.TIMELINE, journey).with("after", after)).json();
      timeline.addAll(entries(page));
      after = page.path("next").asString("");
    }
    return new Whole(timeline, known);
  }

  /** Referrals come first, but for what is known from before. */
  private static Ask first(String journey) {
    return Ask.of(Call.TIMELINE, journey).with("limit", Integer.toString(BEFORE));
  }

  /** The name as the referral has it: the timeline is read on until there is one. */
  private String name(SignedIn who, String journey, ApiAnswer first) {
    ApiAnswer answer = first;
    for (int pages = 1; answer.isGood(); pages++) {
      JsonNode page = answer.json();
      List<JsonNode> entries = entries(page);
      String after = page.path("next").asString("");
      if (pages > MORE_PAGES || after.isEmpty() || entries.stream().anyMatch(Known::isReferral)) {
        return Known.name(entries);
      }
      answer = api.send(who, Ask.of(Call.TIMELINE, journey).with("after", after));
    }
    return "";
  }

  private List<Known.StageView> stages(SignedIn who, String model) {
    int at = model.indexOf('@');
    return at < 0
        ? List.of()
        : Known.stages(
            api.ask(who, Ask.of(Call.MODEL, model.substring(0, at), model.substring(at + 1)))
                .json());
  }

  private static List<JsonNode> entries(JsonNode page) {
    List<JsonNode> entries = new ArrayList<>();
    page.path("interactions").forEach(entries::add);
    return entries;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asString("")));
    return texts;
  }
}
