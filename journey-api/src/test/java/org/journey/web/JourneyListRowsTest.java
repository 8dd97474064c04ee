package org.journey.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.journey.interaction.Emitted;
import org.journey.security.Role;
import org.journey.testing.RandomHistories;
import org.journey.testing.RandomHistories.History;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A row of the list says of its journey what the journey's state says. */
class JourneyListRowsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String LIST = "/api/v1/journeys";
  private static final int JOURNEYS = 60;

  private final String organisation = Events.fresh("row");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);

  @Test
  void random_histories_stand_in_the_list_as_their_states_do() {
    long seed = Instant.now().toEpochMilli();
    Caller sender = PLATFORM.caller("i-1", organisation, Role.IMPORT);
    long last = 0;
    for (int i = 0; i < JOURNEYS; i++) {
      int length = 1 + i % 40;
      History history =
          RandomHistories.journey(seed + i, length, organisation, Events.fresh("rnd"));
      StringBuilder lines = new StringBuilder();
      history.emitted().forEach(one -> lines.append(text(one)).append('\n'));
      JsonNode report = sender.batch(lines.toString()).is(200).json();
      assertThat(report.path("accepted").asInt()).as("seed %s: %s", seed + i, report).isPositive();
      last = Math.max(last, report.path("lastSequence").asLong());
    }

    Map<String, JsonNode> rows = rows("?limit=500&minSequence=" + last);
    Map<String, JsonNode> states = new TreeMap<>();
    rows.keySet().forEach(id -> states.put(id, staff.get(LIST + "/" + id).is(200).json()));

    assertThat(rows).as("seed %s", seed).hasSize(JOURNEYS);
    states.forEach(
        (id, state) ->
            assertThat(rows.get(id)).as("seed %s, %s", seed, id).isEqualTo(ListedRow.of(state)));
    checkFilters(seed, states);
  }

  private static String text(Emitted emitted) {
    return new String(RandomHistories.message(emitted), StandardCharsets.UTF_8);
  }

  /** What a row does not tell is asked for by filters. */
  private void checkFilters(long seed, Map<String, JsonNode> states) {
    check(seed, states, "barrierOpen=true", state -> !barriers(state).isEmpty());
    check(seed, states, "barrierOpen=false", state -> barriers(state).isEmpty());
    for (String scope : List.of("RECORD", "SHARE_WITH_REFERRER", "RESEARCH", "OWN_WORDS")) {
      check(
          seed,
          states,
          "consent=" + scope,
          state -> strings(state.required("consent")).contains(scope));
    }
    IntStream.rangeClosed(1, 9)
        .forEach(
            stage ->
                check(seed, states, "stage=" + stage, state -> entered(state).contains(stage)));
    check(
        seed,
        states,
        "category=SOCIAL&status=OPEN",
        state ->
            state.required("status").stringValue().equals("OPEN")
                && strings(state.at("/engagement/categories")).contains("SOCIAL"));
  }

  private void check(
      long seed, Map<String, JsonNode> states, String query, Predicate<JsonNode> expected) {
    List<String> ids = new ArrayList<>();
    states.forEach(
        (id, state) -> {
          if (expected.test(state)) {
            ids.add(id);
          }
        });
    assertThat(rows("?limit=500&" + query).keySet())
        .as("seed %s, %s", seed, query)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  private static List<JsonNode> barriers(JsonNode state) {
    return state.at("/stageProgress/barriers").valueStream().toList();
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  private static List<Integer> entered(JsonNode state) {
    return state
        .at("/stageProgress/stages")
        .valueStream()
        .filter(stage -> stage.required("entered").booleanValue())
        .map(stage -> stage.required("number").intValue())
        .toList();
  }

  private Map<String, JsonNode> rows(String query) {
    Map<String, JsonNode> rows = new TreeMap<>();
    staff
        .get(LIST + query)
        .is(200)
        .json()
        .required("journeys")
        .forEach(row -> rows.put(row.required("journeyId").stringValue(), row));
    return rows;
  }

  private static String ahead(Duration by) {
    return Instant.now().plus(by).truncatedTo(ChronoUnit.MICROS).toString();
  }

  @Test
  void what_is_dated_ahead_does_not_show_before_its_time() {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");
    staff.post(session).is(201);
    String time = ahead(Duration.ofMinutes(4));
    List<ObjectNode> all =
        List.of(
            Events.session(journey, time),
            Events.event("worker-assigned", journey, time, data -> data.put("worker", "w-9")),
            Events.concern(journey, time, "so and so"),
            Events.consent(journey, time, "consent-given", "RESEARCH"),
            Events.event(
                "skill-learned", journey, time, data -> data.put("skill", "s").put("area", "IT")),
            Events.event(
                "barrier-identified",
                journey,
                time,
                data -> data.put("barrierId", "k").put("kind", "OTHER")),
            Events.event("journey-paused", journey, time, data -> {}));
    long last = 0;
    for (ObjectNode event : all) {
      last = staff.post(event).is(201).sequence();
    }

    JsonNode row = requireNonNull(rows("?minSequence=" + last).get(journey));

    assertThat(row).isEqualTo(ListedRow.of(staff.get(LIST + "/" + journey).is(200).json()));
    assertThat(row.path("status").stringValue()).isEqualTo("OPEN");
    assertThat(row.path("reached").stringValue()).isEqualTo("2");
    assertThat(row.path("worker").isNull()).isTrue();
    assertThat(row.path("concernOpen").booleanValue()).isFalse();
    assertThat(row.path("lastContactAt").stringValue()).isEqualTo("2026-01-20T14:00:00Z");
    for (String hit :
        List.of("status=OPEN", "reached=2", "barrierOpen=false", "concernOpen=false")) {
      assertThat(rows("?" + hit)).as(hit).containsOnlyKeys(journey);
    }
    for (String missed :
        List.of(
            "status=PAUSED",
            "reached=2-3",
            "stage=3",
            "worker=w-9",
            "barrierOpen=true",
            "concernOpen=true",
            "consent=RESEARCH")) {
      assertThat(rows("?" + missed)).as(missed).isEmpty();
    }
  }

  @Test
  void a_journey_that_is_referred_ahead_is_not_there_before() {
    String journey = Events.fresh("j");
    String time = ahead(Duration.ofMinutes(4));
    long last = staff.post(Events.referral(journey).put("time", time)).is(201).sequence();

    assertThat(rows("?minSequence=" + last)).isEmpty();
    staff.get(LIST + "/" + journey).isProblem(404, "not-found");
    staff.get("/api/v1/clients/c-" + journey + "/journeys").isProblem(404, "not-found");
  }

  @Test
  void what_is_dated_ahead_shows_when_its_time_has_come() throws InterruptedException {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    Instant time = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MICROS);
    long last = staff.post(Events.session(journey, time.toString())).is(201).sequence();

    while (true) {
      Instant before = Instant.now();
      boolean shows = !rows("?reached=2&minSequence=" + last).isEmpty();
      if (shows || before.isAfter(time)) {
        assertThat(shows).isTrue();
        assertThat(Instant.now()).isAfterOrEqualTo(time);
        return;
      }
      Thread.sleep(50);
    }
  }

  @Test
  void many_readers_at_once_do_not_wait_for_each_other() throws InterruptedException {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    String time = ahead(Duration.ofMinutes(4));
    long last = staff.post(Events.session(journey, time)).is(201).sequence();
    Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    List<Thread> readers = new ArrayList<>();
    // More than the read models have connections.
    for (int i = 0; i < 64; i++) {
      readers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int turn = 0; turn < 5; turn++) {
                      answers.add(staff.get(LIST + "?minSequence=" + last).status());
                    }
                  }));
    }
    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(answers).hasSize(64 * 5).containsOnly(200);
  }

  @Test
  void a_parked_journey_stands_as_it_could_last_be_read_and_is_said_to_be_incomplete() {
    String parked = Operating.parked(organisation);
    String other = Events.fresh("j");
    long last = staff.post(Events.referral(other)).is(201).sequence();

    JsonNode list = staff.get(LIST + "?minSequence=" + last).is(200).json();

    assertThat(list.path("incomplete").asInt()).isEqualTo(1);
    list.path("journeys")
        .forEach(
            row ->
                assertThat(row.path("complete").booleanValue())
                    .isEqualTo(row.path("journeyId").stringValue().equals(other)));
    assertThat(list.path("journeys")).hasSize(2);
    JsonNode of = staff.get("/api/v1/clients/c-" + parked + "/journeys").is(200).json();
    assertThat(of.at("/journeys/0/complete").booleanValue()).isFalse();

    Caller admin = PLATFORM.caller("o-1", organisation, Role.ADMIN);
    admin.post(Operating.JOURNEYS + "/parked/" + parked).is(202);
    JsonNode after = staff.get(LIST).is(200).json();
    assertThat(after.path("incomplete").asInt()).isZero();
    assertThat(after.at("/journeys/0/complete").booleanValue()).isTrue();
    assertThat(after.at("/journeys/1/complete").booleanValue()).isTrue();
  }
}
