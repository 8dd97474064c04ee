package org.journey.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.journey.engine.JourneyKey;
import org.junit.jupiter.api.Test;

/** How PostgreSQL goes about what the log asks, once it has decided on a plan and kept it. */
class LogPlansTest {

  private static final int JOURNEYS = 40;
  private static final int EACH = 100;

  private final TestPostgres.Database database = TestPostgres.database();

  /** A plan made on an empty log once looked at all of the organisation for each journey. */
  @Test
  void journeys_are_looked_up_one_by_one_whatever_was_known_of_the_log_when_it_was_planned()
      throws Exception {
    database.execute("alter table interaction set (autovacuum_enabled = false)");
    SubjectId subject = new SubjectId("north", false, "j-1");
    JourneyKey key = new JourneyKey("north", "j-1");
    long before;
    try (HikariDataSource reading = database.application().pool(1);
        HikariDataSource byJourneys = database.application().journeys(1)) {
      PostgresInteractionLog log = new PostgresInteractionLog(reading);
      LogJourneys journeys = new LogJourneys(byJourneys);
      for (int time = 0; time < 12; time++) {
        assertThat(log.subjects(List.of(subject))).isEmpty();
        assertThat(journeys.journeys(List.of(key))).isEmpty();
      }
      fill();
      awaitStill();
      before = read();
      assertThat(log.subjects(List.of(subject)).get(subject)).hasSize(EACH);
      assertThat(journeys.journeys(List.of(key)).get(key)).hasSize(EACH);
    }
    // A session tells what it read when it ends, at the latest.
    while (read() - before < 2 * EACH) {
      Thread.sleep(100);
    }
    awaitStill();
    // Of 4,000 rows those of the journey, twice.
    assertThat(read() - before).isLessThan(4 * EACH);
  }

  private void fill() {
    try (GroupCommitAppender appender =
        new GroupCommitAppender(database.application(), sequence -> {})) {
      for (int journey = 0; journey < JOURNEYS; journey++) {
        String id = "j-" + journey;
        appender.append(
            IntStream.range(0, EACH)
                .mapToObj(version -> Appends.row("north", id, version))
                .toList(),
            Deadline.soon());
      }
    }
  }

  /** Other sessions tell the statistics within a second or so of what they did. */
  private void awaitStill() throws Exception {
    long last = -1;
    long now = read();
    while (now != last) {
      Thread.sleep(1_500);
      last = now;
      now = read();
    }
  }

  private long read() throws SQLException {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (select sum(idx_tup_read) from pg_stat_user_indexes where relname ="
                    + " 'interaction') + (select seq_tup_read from pg_stat_user_tables where"
                    + " relname = 'interaction')")) {
      row.next();
      return row.getLong(1);
    }
  }
}
