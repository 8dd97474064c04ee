package org.journey.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The log as it lies in the database, read past the application. */
final class LogRows {

  /** Connects to where the database is now. */
  @FunctionalInterface
  interface Source {
    Connection getConnection() throws SQLException;
  }

  private final Source source;

  LogRows(Source source) {
    this.source = source;
  }

  /** A connection for what a test does to the database. */
  Connection connect() throws SQLException {
    return source.getConnection();
  }

  /** The last sequence, 0 if there is none. */
  long head() throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select coalesce(max(sequence), 0) from interaction");
        ResultSet result = query.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  /** All of it, by sequence. */
  List<Row> all() throws SQLException {
    return after(0);
  }

  /** What follows a sequence. */
  List<Row> after(long sequence) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select sequence, organisation, about_client, subject, version, source, id,"
                    + " recorded, event, leaf_hash from interaction where sequence > ?"
                    + " order by sequence")) {
      query.setLong(1, sequence);
      List<Row> rows = new ArrayList<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          rows.add(row(result));
        }
      }
      return rows;
    }
  }

  private static Row row(ResultSet result) throws SQLException {
    return new Row(
        result.getLong("sequence"),
        result.getString("organisation"),
        result.getBoolean("about_client"),
        result.getString("subject"),
        result.getInt("version"),
        result.getString("source"),
        result.getString("id"),
        result.getObject("recorded", OffsetDateTime.class).toInstant(),
        result.getBytes("event"),
        result.getBytes("leaf_hash"));
  }

  /** Where each identity is stored. */
  static Map<List<String>, Long> sequences(List<Row> rows) {
    Map<List<String>, Long> sequences = new HashMap<>();
    rows.forEach(row -> sequences.put(List.of(row.source(), row.id()), row.sequence()));
    return sequences;
  }
}
