package org.journey.research;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.journey.log.LogReads;

/** Which nights are proved, and what came of the last one: in the database that all nodes share. */
final class ProofNights {

  /**
   * Held by the node that proves; it goes with the node's connection, whatever becomes of the node.
   */
  private static final long LOCK = 0x6a6f75726e657950L;

  /** A node that starts later than this leaves it to the next night. */
  private static final String LATEST = "time '03:00'";

  private final DataSource source;

  ProofNights(DataSource source) {
    this.source = source;
  }

  /**
   * The night that is to be proved now, by the database's clock; empty if it is not time, or it is
   * done.
   *
   * @param at when nights begin, UTC
   */
  Optional<LocalDate> due(LocalTime at) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select n::date from (select clock_timestamp() at time zone 'UTC' -"
                      + " make_interval(secs => ?) as n) t where n::time < "
                      + LATEST
                      + " and not exists (select 1 from proof_night where night = n::date)")) {
            query.setDouble(1, at.toSecondOfDay());
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? Optional.of(row.getObject(1, LocalDate.class)) : Optional.empty();
            }
          }
        });
  }

  /** Does something that one node does at a time; nothing if another is at it. */
  void alone(Runnable work) {
    LogReads.with(
        source,
        connection -> {
          if (lock(connection, "pg_try_advisory_lock")) {
            try {
              work.run();
            } finally {
              lock(connection, "pg_advisory_unlock");
            }
          }
          return true;
        });
  }

  private static boolean lock(Connection connection, String function) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select " + function + "(" + LOCK + ")")) {
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** A night is done. */
  void store(LocalDate night, List<ProofOutcome> outcomes) {
    LogReads.with(
        source,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into proof_night (night, projection, compared, differing, not_compared)"
                      + " values (?, ?, ?, ?, ?) on conflict (night, projection) do update set"
                      + " compared = excluded.compared, differing = excluded.differing,"
                      + " not_compared = excluded.not_compared, ended = excluded.ended")) {
            for (ProofOutcome outcome : outcomes) {
              insert.setObject(1, night);
              insert.setString(2, outcome.projection());
              insert.setLong(3, outcome.compared());
              insert.setLong(4, outcome.differing());
              insert.setLong(5, outcome.notCompared());
              insert.addBatch();
            }
            insert.executeBatch();
            return true;
          }
        });
  }

  /**
   * What came of the last proof of a projection.
   *
   * @param age seconds since it ended, by the database's clock
   */
  record Last(long compared, long differing, double age) {}

  /** The last one of each projection that was proved. */
  Map<String, Last> last() {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "select distinct on (projection) projection, compared, differing,"
                          + " extract(epoch from clock_timestamp() - ended)::double precision from"
                          + " proof_night order by projection, night desc");
              ResultSet rows = query.executeQuery()) {
            Map<String, Last> last = new TreeMap<>();
            while (rows.next()) {
              last.put(
                  rows.getString(1), new Last(rows.getLong(2), rows.getLong(3), rows.getDouble(4)));
            }
            return last;
          }
        });
  }
}
