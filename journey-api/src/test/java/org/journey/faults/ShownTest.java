package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of the views after a fault is worth something only if it can fail. */
class ShownTest {

  private static final String SOURCE = "/faults/shown";
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  /** A referral, a session attended, one missed, and a call. */
  private final List<Row> rows = new ArrayList<>();

  private final List<Observation> observations = new ArrayList<>();
  private final List<JsonNode> feed = new ArrayList<>();
  private final Map<Long, JsonNode> bySequence = new HashMap<>();

  ShownTest() {
    add("referral-received", "{\"clientId\":\"c-1\",\"person\":{\"name\":\"A. Nonymous\"}}");
    add("session-attended", "{\"activityId\":\"a-1\",\"category\":\"SOCIAL\"}");
    add("session-missed", "{\"activityId\":\"a-1\",\"category\":\"SOCIAL\"}");
    add("support-given", "{\"kind\":\"PERSONALISED\",\"note\":\"on the phone\"}");
  }

  @Test
  void a_feed_that_shows_all_as_it_was_sent_passes() {
    assertThat(Shown.wrongInFeed(feed, rows, observations)).isEmpty();
  }

  @Test
  void a_feed_that_lacks_the_last_one_is_found() {
    assertThat(Shown.wrongInFeed(feed.subList(0, 3), rows, observations)).hasSize(1);
  }

  @Test
  void a_feed_out_of_order_is_found() {
    feed.addFirst(feed.remove(1));
    assertThat(Shown.wrongInFeed(feed, rows, observations)).hasSize(2);
  }

  @Test
  void a_note_that_is_not_opened_or_is_another_is_found() {
    ObjectNode data = (ObjectNode) feed.get(3).path("data");
    for (String note : List.of("\"on foot\"", "{\"withheld\":true}", "{\"sealed\":\"YQ==\"}")) {
      data.set("note", JsonMapper.shared().readTree(note));
      assertThat(Shown.wrongInFeed(feed, rows, observations))
          .containsExactly("feed: data/note at sequence 4");
    }
  }

  @Test
  void a_timeline_of_all_passes() {
    assertThat(Shown.wrongInTimeline(timeline(), bySequence, rows)).isEmpty();
  }

  @Test
  void a_timeline_that_lacks_doubles_swaps_changes_or_suspends_one_is_found() {
    List<JsonNode> lacking = timeline();
    lacking.remove(2);
    assertThat(Shown.wrongInTimeline(lacking, bySequence, rows))
        .containsExactly("timeline: lacks 3");

    List<JsonNode> doubled = timeline();
    doubled.add(doubled.getLast());
    assertThat(Shown.wrongInTimeline(doubled, bySequence, rows)).hasSize(1);

    List<JsonNode> swapped = timeline();
    swapped.add(1, swapped.remove(2));
    assertThat(Shown.wrongInTimeline(swapped, bySequence, rows))
        .containsExactly("timeline: goes back at 2");

    List<JsonNode> changed = timeline();
    ((ObjectNode) changed.get(1).path("interaction")).put("recordedby", "w-2");
    assertThat(Shown.wrongInTimeline(changed, bySequence, rows)).hasSize(1);

    List<JsonNode> suspended = timeline();
    ((ObjectNode) suspended.get(1)).put("effective", false);
    assertThat(Shown.wrongInTimeline(suspended, bySequence, rows))
        .containsExactly("timeline: not effective: 2");
  }

  @Test
  void evidence_of_another_value_of_nothing_or_of_what_is_not_stored_is_found() {
    String right =
        """
        {"figures":[{"pointer":"/engagement/sessionsAttended","value":1,
         "interactions":[{"source":"/faults/shown","id":"s-2","sequence":2}]}]}\
        """;
    assertThat(Shown.wrongInEvidence(json(right), state(), rows)).isEmpty();
    for (String wrong :
        List.of(
            right.replace("\"value\":1", "\"value\":2"),
            right.replace("s-2", "s-3"),
            right.replace("\"sequence\":2", "\"sequence\":9"),
            "{\"figures\":[]}")) {
      assertThat(Shown.wrongInEvidence(json(wrong), state(), rows)).as(wrong).hasSize(1);
    }
  }

  @Test
  void a_state_with_every_figure_passes() {
    assertThat(Shown.wrongInState(state(), rows)).isEmpty();
  }

  @Test
  void a_state_with_any_other_figure_is_found() {
    for (String figure : IndependentFold.figures(rows, START.plusSeconds(9)).keySet()) {
      ObjectNode state = state();
      int last = figure.lastIndexOf('/');
      ((ObjectNode) (last == 0 ? state : state.at(figure.substring(0, last))))
          .put(figure.substring(last + 1), "another");
      assertThat(Shown.wrongInState(state, rows)).as(figure).hasSize(1);
    }
  }

  @Test
  void a_state_that_forgot_or_doubled_one_is_found() {
    assertThat(Shown.wrongInState(state(), rows.subList(0, 3)))
        .anyMatch(wrong -> wrong.contains("reached is 2"));
    rows.add(rows.get(1));
    assertThat(Shown.wrongInState(state(), rows))
        .anyMatch(wrong -> wrong.contains("sessionsAttended is 2"));
  }

  private static ObjectNode state() {
    return (ObjectNode)
        json(
            """
            {"journeyId":"j-1","clientId":"c-1","organisation":"soar","status":"OPEN",
             "openedAt":"2026-01-05T09:00:01Z","closedAt":null,"asAt":"2026-01-05T09:00:09Z",
             "worker":null,"sequence":4,"stageProgress":{"reached":"1-2","highest":2},
             "engagement":{"sessionsAttended":1,"sessionsMissed":1,"attendanceRate":0.5,
              "activities":["a-1"],"categories":["SOCIAL"]}}\
            """);
  }

  private List<JsonNode> timeline() {
    List<JsonNode> timeline = new ArrayList<>();
    for (JsonNode event : feed) {
      ObjectNode entry = JsonMapper.shared().createObjectNode();
      entry.set("interaction", event.deepCopy());
      entry.put("effective", true).put("time", event.path("time").asString());
      timeline.add(entry);
    }
    return timeline;
  }

  private void add(String type, String data) {
    int number = rows.size() + 1;
    String id = "s-" + number;
    String sent = Interactions.event(SOURCE, id, "j-1", START.plusSeconds(number), type, data);
    ObjectNode event = (ObjectNode) json(sent);
    event.put("organisation", "soar").put("sequence", "%019d".formatted(number));
    byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
    feed.add(event);
    bySequence.put((long) number, event);
    rows.add(
        new Row(
            number,
            "soar",
            false,
            "j-1",
            number - 1,
            SOURCE,
            id,
            START.plusSeconds(number),
            bytes,
            Promise.leafHash(bytes)));
    observations.add(
        new Observation(
            new Observation.Sent("w", number, "j-1", SOURCE, id, sent),
            number * 2L,
            number * 2L + 1,
            new Fate.Acknowledged(number)));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
