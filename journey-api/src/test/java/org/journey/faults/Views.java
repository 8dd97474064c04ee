package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** How far the tables are that serve, and who works on them, as it lies in the database. */
final class Views {

  private static final String SERVING =
      " from projection p join projection_checkpoint c on c.projection = p.name and c.slot ="
          + " p.live";

  private final LogRows log;

  Views(LogRows log) {
    this.log = log;
  }

  /** Waits until two nodes have a part of each. */
  void awaitShared(Duration patience) throws SQLException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (number(
            "select count(*) from (select 1"
                + SERVING
                + " group by p.name having count(distinct c.owner) < 2) as alone")
        > 0) {
      assertThat(System.nanoTime()).as("shared within %s", patience).isLessThan(end);
      Thread.sleep(20);
    }
  }

  /** Waits until all have what is recorded now; how long that took. */
  Duration awaitFollowed(Duration patience) throws SQLException, InterruptedException {
    long began = System.nanoTime();
    long head = number("select coalesce(max(sequence), 0) from interaction");
    while (number("select min(c.position)" + SERVING) < head) {
      assertThat(System.nanoTime())
          .as("all views at %d within %s", head, patience)
          .isLessThan(began + patience.toNanos());
      Thread.sleep(20);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = log.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
