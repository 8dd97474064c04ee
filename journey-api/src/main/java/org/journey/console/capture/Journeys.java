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
    List<JsonNode> timeline =
        opened ? timeline(who, journey, "").entries() : entries(answers.get(1).json());
    boolean staged =
        kind != null && (kind.asks(Input.Findings.class) || kind.asks(Input.StageNumber.class));
    return new Known(
        journey,
        timeline.stream().map(Known::name).filter(name -> !name.isEmpty()).findFirst().orElse(""),
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
      Map<String, Future<ApiAnswer>> asked = new LinkedHashMap<>();
      journeys.forEach(
          journey -> asked.put(journey, calls.submit(() -> api.send(who, first(journey)))));
      for (Map.Entry<String, Future<ApiAnswer>> each : asked.entrySet()) {
        String name = name(each.getValue().get());
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

  /** Referrals come first. */
  private static Ask first(String journey) {
    return Ask.of(Call.TIMELINE, journey).with("limit", "1");
  }

  private static String name(ApiAnswer answer) {
    List<JsonNode> entries = answer.isGood() ? entries(answer.json()) : List.of();
    return entries.isEmpty() ? "" : Known.name(entries.getFirst());
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
