package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.CanonicalJson;
import org.journey.timeline.Recorded;
import tools.jackson.databind.JsonNode;

/** After a fault: everything the platform shows is held against everything the writers saw. */
final class Aftermath {

  private static final int INTERACTIONS_ALONE = 25;
  private static final int JOURNEYS_IN_FULL = 3;

  private final Api api;
  private final LogRows log;

  /**
   * Of one organisation.
   *
   * @param log past the application
   */
  Aftermath(Api api, LogRows log) {
    this.api = api;
    this.log = log;
  }

  /** Fails unless the promise was kept; sends again what is in doubt on the way. */
  void assertPromiseKept(Ledger ledger) throws IOException, InterruptedException, SQLException {
    List<Row> before = log.all();
    assertThat(Promise.broken(ledger.observations(), before)).isEmpty();

    assertThat(ledger.resendUnknown(api, LogRows.sequences(before))).isEmpty();
    assertThat(ledger.inDoubt()).isEmpty();

    List<Row> after = log.all();
    assertThat(Promise.broken(ledger.observations(), after)).isEmpty();
    assertThat(Promise.changed(before, after)).isEmpty();
    assertThat(disagreements(after)).isEmpty();
    new ListedRows(log).assertFoldOfLog();
    List<JsonNode> feed = feed();
    assertThat(Shown.wrongInFeed(feed, after, ledger.observations())).isEmpty();
    assertEachIsShownAlone(feed);
    List<String> journeys = journeys(ledger);
    for (String journey : journeys) {
      assertStateIsFoldOf(after, journey);
    }
    for (String journey : sample(journeys, JOURNEYS_IN_FULL)) {
      assertShownInFull(journey, feed, of(journey, after));
    }
  }

  /** The columns are only an index of the event: both say the same. */
  static List<String> disagreements(List<Row> rows) {
    List<String> found = new ArrayList<>();
    for (Row row : rows) {
      Recorded event = Recorded.parse(row.event());
      boolean same =
          event.sequence() == row.sequence()
              && event.version() == row.version()
              && event.recordedTime().equals(row.recordedTime())
              && event.organisation().equals(row.organisation())
              && event.subject().equals(row.subject())
              && event.identity().source().equals(row.source())
              && event.identity().id().equals(row.id());
      if (!same) {
        found.add("the columns differ from the event at sequence " + row.sequence());
      }
    }
    return found;
  }

  private List<JsonNode> feed() throws IOException, InterruptedException {
    List<JsonNode> feed = new ArrayList<>();
    while (true) {
      long after = feed.isEmpty() ? 0 : Shown.sequence(feed.getLast());
      JsonNode page = api.get("/interactions?after=" + after + "&limit=500").json();
      if (page.path("interactions").isEmpty()) {
        return feed;
      }
      page.path("interactions").forEach(feed::add);
    }
  }

  private void assertEachIsShownAlone(List<JsonNode> feed)
      throws IOException, InterruptedException {
    for (JsonNode event : sample(feed, INTERACTIONS_ALONE)) {
      Api.Reply reply = api.get("/interactions/" + Shown.sequence(event));
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      assertThat(reply.json()).isEqualTo(event);
    }
  }

  private static List<String> journeys(Ledger ledger) {
    return ledger.observations().stream()
        .filter(seen -> seen.fate() instanceof Fate.Acknowledged)
        .map(seen -> seen.sent().journey())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<Row> of(String journey, List<Row> rows) {
    return rows.stream()
        .filter(row -> !row.aboutClient() && row.subject().equals(journey))
        .toList();
  }

  /** So many at most, evenly out of all, the last among them. */
  private static <T> List<T> sample(List<T> all, int most) {
    List<T> some = new ArrayList<>();
    for (int place = 1; place <= Math.min(most, all.size()); place++) {
      some.add(all.get((int) ((long) place * all.size() / Math.min(most, all.size())) - 1));
    }
    return some;
  }

  /**
   * The state that is served is the platform's fold of what lies in the log, done again by this
   * JVM, and has the figures of another fold.
   */
  void assertStateIsFoldOf(List<Row> rows, String journey)
      throws IOException, InterruptedException {
    Api.Reply reply = api.get("/journeys/" + journey);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonNode live = reply.json();
    List<Row> history = of(journey, rows);
    String folded =
        Refolded.state(
            history,
            Instant.parse(live.path("asAt").asString()),
            Instant.parse(live.path("asKnown").asString()));
    assertThat(canonical(live)).isEqualTo(folded);
    assertThat(Shown.wrongInState(live, history)).isEmpty();
  }

  private void assertShownInFull(String journey, List<JsonNode> feed, List<Row> rows)
      throws IOException, InterruptedException {
    Map<Long, JsonNode> shown = new HashMap<>();
    feed.forEach(event -> shown.put(Shown.sequence(event), event));
    assertThat(Shown.wrongInTimeline(timeline(journey), shown, rows)).isEmpty();

    JsonNode evidence = api.get("/journeys/" + journey + "/evidence").json();
    String axes =
        "?asAt=%s&asKnown=%s"
            .formatted(evidence.path("asAt").asString(), evidence.path("asKnown").asString());
    JsonNode state = api.get("/journeys/" + journey + axes).json();
    assertThat(Shown.wrongInEvidence(evidence, state, rows)).isEmpty();
  }

  private List<JsonNode> timeline(String journey) throws IOException, InterruptedException {
    List<JsonNode> entries = new ArrayList<>();
    String after = "";
    while (true) {
      JsonNode page = api.get("/journeys/" + journey + "/timeline?limit=500" + after).json();
      page.path("interactions").forEach(entries::add);
      if (!page.path("next").isString()) {
        return entries;
      }
      after = "&after=" + URLEncoder.encode(page.path("next").asString(), StandardCharsets.UTF_8);
    }
  }

  static String canonical(JsonNode json) {
    return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
  }
}
