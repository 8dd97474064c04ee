package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.journey.interaction.CanonicalJson;
import org.journey.timeline.Recorded;
import tools.jackson.databind.JsonNode;

/** After a fault: everything the platform shows is held against everything the writers saw. */
final class Aftermath {

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
    assertFeedShows(after);
    assertStatesAreFoldsOf(after, ledger);
  }

  /** The columns are only an index of the event: both say the same. */
  private static List<String> disagreements(List<Row> rows) {
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

  private void assertFeedShows(List<Row> rows) throws IOException, InterruptedException {
    List<String> shown = new ArrayList<>();
    long after = 0;
    while (true) {
      JsonNode page = api.get("/interactions?after=" + after + "&limit=500").json();
      JsonNode interactions = page.path("interactions");
      if (interactions.isEmpty()) {
        break;
      }
      for (JsonNode event : interactions) {
        after = Long.parseLong(event.path("sequence").asString());
        shown.add(
            after + " " + event.path("source").asString() + " " + event.path("id").asString());
      }
    }
    assertThat(shown)
        .isEqualTo(
            rows.stream()
                .map(row -> row.sequence() + " " + row.source() + " " + row.id())
                .toList());
  }

  private void assertStatesAreFoldsOf(List<Row> rows, Ledger ledger)
      throws IOException, InterruptedException {
    SortedSet<String> journeys = new TreeSet<>();
    ledger.observations().stream()
        .filter(seen -> seen.fate() instanceof Fate.Acknowledged)
        .forEach(seen -> journeys.add(seen.sent().journey()));
    for (String journey : journeys) {
      assertStateIsFoldOf(rows, journey);
    }
  }

  /** The state that is served is the fold of what lies in the log, done again by this JVM. */
  void assertStateIsFoldOf(List<Row> rows, String journey)
      throws IOException, InterruptedException {
    Api.Reply reply = api.get("/journeys/" + journey);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonNode live = reply.json();
    List<Recorded> history =
        rows.stream()
            .filter(row -> !row.aboutClient() && row.subject().equals(journey))
            .map(row -> Recorded.parse(row.event()))
            .toList();
    String folded =
        IndependentFold.state(
            history,
            Instant.parse(live.path("asAt").asString()),
            Instant.parse(live.path("asKnown").asString()));
    assertThat(canonical(live)).isEqualTo(folded);
  }

  static String canonical(JsonNode json) {
    return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
  }
}
