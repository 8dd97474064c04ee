package org.journey.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.command.Here;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.security.Call;
import org.journey.security.Role;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Canary;
import org.journey.web.Erasing;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.journey.web.Traces;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A word that is nowhere else in every personal field of every kind, by every way in ({@link
 * WayIn}): where it is sought ({@link Places}, {@link Answers}), and that it is found only where it
 * may be. By each way there are two people; one of them is erased. The memory of a node is searched
 * by {@code ErasedMemoryTest}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CanaryTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String CSV = "{\"format\":\"CSV\"}";

  private final String organisation = Events.fresh("can");
  private final Caller everybody = PLATFORM.caller("all-1", organisation, Role.values());
  private final Map<WayIn, Canary> kept = people();
  private final Map<WayIn, Canary> erased = people();

  /** Sealed otherwise than words about a person, and outlives them. */
  private final String purpose = "zweck" + Long.toString(System.nanoTime(), 36);

  private final Wire wire = new Wire(PLATFORM.kafka());
  private final Places places = new Places(PLATFORM, wire);
  private String extract = "";
  private String replay = "";

  private static Map<WayIn, Canary> people() {
    Map<WayIn, Canary> people = new EnumMap<>(WayIn.class);
    for (WayIn way : WayIn.values()) {
      people.put(way, new Canary());
    }
    return people;
  }

  private static Canary one(Map<WayIn, Canary> people, WayIn way) {
    return Objects.requireNonNull(people.get(way));
  }

  private static List<Canary> accepted(Map<WayIn, Canary> people) {
    return people.entrySet().stream()
        .filter(one -> one.getKey().isAccepted())
        .map(Map.Entry::getValue)
        .toList();
  }

  @BeforeAll
  void tellOfThemAndEraseSome(@TempDir Path folder) {
    WayIn.Told told = new WayIn.Told(everybody, organisation, wire, folder);
    kept.forEach((way, canary) -> way.tell(canary.messages(), told));
    erased.forEach((way, canary) -> way.tell(canary.messages(), told));
    awaitKafka();
    // It is not told any more after the erasure, but lies there.
    done("/api/v1/extracts", CSV);
    replay = done("/api/v1/replays", "{\"model\":\"steps-to-benefit-cautious@1\"}");
    for (Canary canary : accepted(kept)) {
      String client = canary.clients().getFirst();
      saying("/api/v1/clients/" + client + "/erasure", canary.word("why erased")).is(202);
      saying("/api/v1/clients/" + client + "/hold", canary.word("why held")).is(201);
      everybody
          .get("/api/v1/journeys/" + canary.journey(), Map.of("Journey-Purpose", purpose))
          .is(200);
    }
    for (Canary canary : accepted(erased)) {
      for (String client : canary.clients()) {
        erase(client, canary.word("why erased"));
      }
    }
    extract = done("/api/v1/extracts", CSV);
  }

  @AfterAll
  void close() {
    places.close();
    wire.close();
  }

  @Test
  void every_word_came_in_by_every_way_and_is_told_to_who_may_read_it() {
    assertThat(untold(kept)).containsOnly("why erased", "why held");
    assertThat(untold(erased)).hasSameSizeAs(words(erased));
  }

  @Test
  void in_clear_words_lie_in_the_inbound_topic_alone() throws Exception {
    List<Canary> all = Stream.concat(kept.values().stream(), erased.values().stream()).toList();

    assertThat(places.holding(traces(all, purpose)).keySet())
        .isNotEmpty()
        .allMatch(
            place ->
                place.matches("kafka/" + Topics.INTERACTIONS + "-[0-9]+")
                    || place.equals("records of " + Topics.INTERACTIONS));
    // What is no word is found where one expects it: all these places are looked at.
    assertThat(places.holding(new Traces(List.of(one(kept, WayIn.ONE_BY_ONE).journey()))).keySet())
        .contains("archive", "dump", "postgres/base", "postgres/pg_wal")
        .contains("records of " + Topics.RECORDED);
  }

  @Test
  void of_who_is_not_erased_words_are_told_by_these_calls_and_no_other() {
    Canary canary = one(kept, WayIn.ONE_BY_ONE);

    assertThat(answers(canary).telling(traces(List.of(canary))))
        .containsExactlyInAnyOrder(
            Call.FEED,
            Call.INTERACTION,
            Call.TIMELINE,
            Call.FHIR,
            Call.CLIENT_RECORD,
            Call.ERASURE,
            Call.HOLD);
  }

  @Test
  void of_who_is_erased_no_call_tells_a_word() {
    for (Canary canary : accepted(erased)) {
      assertThat(answers(canary).telling(traces(List.of(canary)))).isEmpty();
    }
  }

  @Test
  void a_repeat_of_what_is_erased_is_answered_without_a_word_of_it() {
    Canary canary = one(erased, WayIn.ONE_BY_ONE);
    Traces traces = traces(List.of(canary));

    canary
        .messages()
        .forEach(message -> assertThat(traces.in(everybody.post(message).body())).isEmpty());
  }

  private static Traces traces(Collection<Canary> people, String... more) {
    return new Traces(
        Stream.concat(Stream.of(more), people.stream().flatMap(canary -> canary.marks().stream()))
            .toList());
  }

  private static Set<String> words(Map<WayIn, Canary> people) {
    return accepted(people).stream()
        .flatMap(canary -> canary.words().keySet().stream())
        .collect(Collectors.toSet());
  }

  /** Where the words are that the feed does not tell. */
  private List<String> untold(Map<WayIn, Canary> people) {
    String feed = feed();
    List<String> untold = new ArrayList<>();
    for (Canary canary : accepted(people)) {
      canary
          .words()
          .forEach(
              (word, where) -> {
                if (!feed.contains(word)) {
                  untold.add(where);
                }
              });
    }
    return untold;
  }

  /** All interactions of the organisation, opened. */
  private String feed() {
    String token = String.valueOf(everybody.authorization()).replace("Bearer ", "");
    Here exported = Here.run("export", "--url", PLATFORM.url(), "--token", token);
    assertThat(exported.exit()).as(exported.err()).isZero();
    return exported.out();
  }

  /** What was told by Kafka is recorded, or refused. */
  private void awaitKafka() {
    Eventually.holds(() -> assertThat(untold(kept)).isEmpty());
    Eventually.holds(() -> assertThat(untold(erased)).isEmpty());
    Set<String> keys =
        Stream.of(kept, erased)
            .flatMap(people -> one(people, WayIn.REFUSED_FROM_KAFKA).messages().stream())
            .map(message -> message.required("subject").stringValue())
            .collect(Collectors.toSet());
    wire.await(
        Topics.REJECTED,
        2 * one(kept, WayIn.REFUSED_FROM_KAFKA).messages().size(),
        record ->
            record.key() != null
                && keys.contains(new String(record.key(), StandardCharsets.UTF_8)));
  }

  /** Asks for an extract or a replay; its id, when it is done. */
  private String done(String where, String body) {
    Answer asked =
        everybody.post(where, "application/json", body.getBytes(StandardCharsets.UTF_8)).is(202);
    String id = asked.json().required("id").stringValue();
    Eventually.holds(
        () ->
            assertThat(everybody.get(where + "/" + id).json().path("status").asString())
                .isEqualTo("DONE"));
    return id;
  }

  private Answer saying(String path, String reason) {
    return everybody.post(
        path, "application/json", Answer.JSON.writeValueAsBytes(Map.of("reason", reason)));
  }

  private void erase(String client, String reason) {
    Answer asked = saying("/api/v1/clients/" + client + "/erasure", reason);
    if (asked.status() == 410) {
      // Merged, and so erased with the other.
      return;
    }
    Erasing.approving(PLATFORM, organisation).post(Erasing.address(asked) + "/approval").is(200);
  }

  private Answers answers(Canary canary) {
    String client = canary.clients().getFirst();
    JsonNode timeline =
        everybody.get("/api/v1/journeys/" + canary.journey() + "/timeline").is(200).json();
    String erasure =
        everybody
            .get(Erasing.ALL)
            .is(200)
            .json()
            .path("erasures")
            .valueStream()
            .filter(one -> one.path("clientId").asString().equals(client))
            .map(one -> one.path("id").asString())
            .findFirst()
            .orElseThrow();
    return new Answers(
        everybody,
        Map.ofEntries(
            Map.entry("{sequence}", timeline.at("/interactions/0/interaction/sequence").asString()),
            Map.entry("/journeys/{id}", "/journeys/" + canary.journey()),
            Map.entry("/clients/{id}", "/clients/" + client),
            Map.entry("/erasures/{id}", "/erasures/" + erasure),
            Map.entry("/extracts/{id}", "/extracts/" + extract),
            Map.entry("{file}", "journeys.csv"),
            Map.entry("/replays/{id}", "/replays/" + replay),
            Map.entry("{organisation}", organisation),
            Map.entry("{figure}", "referrals"),
            Map.entry("/projections/{name}", "/projections/journeys"),
            Map.entry("/models/{id}/{version}", "/models/steps-to-benefit/1")));
  }
}
