package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.journey.engine.JourneyKey;

/** The list of journeys as it lies in the table that serves, read past the application. */
final class ListedRows {

  /** Generous: a node that was killed or cut off holds what it held for 8 s. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String SERVING =
      "select p.live, min(c.position), (select coalesce(max(sequence), 0) from interaction) from"
          + " projection p join projection_checkpoint c on c.projection = p.name and c.slot ="
          + " p.live where p.name = 'journeys' group by p.live";

  private final LogRows log;

  ListedRows(LogRows log) {
    this.log = log;
  }

  /** Waits until the list has all of the log; fails unless each row is what the log makes it. */
  void assertFoldOfLog() throws SQLException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Connection connection = log.connect()) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        SortedMap<JourneyKey, String> rows = rowsIfCaughtUp(connection);
        List<Row> recorded = log.all();
        // Somebody may go on recording: then once more.
        if (!rows.isEmpty() && recorded.getLast().sequence() == head(connection)) {
          assertThat(differing(rows, NaiveList.digests(recorded))).isEmpty();
          return;
        }
      }
      assertThat(System.nanoTime()).as("the list has all of the log").isLessThan(end);
      Thread.sleep(100);
    }
  }

  private static SortedMap<JourneyKey, String> rowsIfCaughtUp(Connection connection)
      throws SQLException {
    SortedMap<JourneyKey, String> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      int slot;
      try (ResultSet serving = statement.executeQuery(SERVING)) {
        if (!serving.next() || serving.getLong(2) < serving.getLong(3)) {
          return rows;
        }
        slot = serving.getInt(1);
      }
      try (ResultSet row =
          statement.executeQuery(
              "select organisation, journey, encode(digest, 'hex') from journey_list_" + slot)) {
        while (row.next()) {
          rows.put(new JourneyKey(row.getString(1), row.getString(2)), row.getString(3));
        }
      }
    }
    return rows;
  }

  private static long head(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet head = statement.executeQuery("select max(sequence) from interaction")) {
      head.next();
      return head.getLong(1);
    }
  }

  private static List<JourneyKey> differing(
      SortedMap<JourneyKey, String> listed, SortedMap<JourneyKey, String> folded) {
    List<JourneyKey> differing = new ArrayList<>();
    folded.forEach(
        (key, digest) -> {
          if (!digest.equals(listed.get(key))) {
            differing.add(key);
          }
        });
    listed.keySet().stream().filter(key -> !folded.containsKey(key)).forEach(differing::add);
    return differing;
  }
}
