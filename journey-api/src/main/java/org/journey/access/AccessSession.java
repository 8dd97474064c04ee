package org.journey.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.journey.log.Deadline;

/** A connection that adds entries, one batch after the other. */
final class AccessSession {

  private static final int LEAST_MILLIS = 200;

  private final Connection connection;
  private final PreparedStatement append;

  /**
   * @param connection with auto-commit on, used by nobody else
   */
  AccessSession(Connection connection) throws SQLException {
    this.connection = connection;
    try {
      append =
          connection.prepareStatement(
              "select first_number from append_access(?, ?, ?, ?, ?, ?, ?, ?)");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Adds a batch in one transaction, durable when this returns.
   *
   * @return the number of the first
   */
  long append(List<Prepared> batch, Deadline deadline) throws SQLException {
    List<Integer> journeyPlaces = new ArrayList<>();
    List<String> journeys = new ArrayList<>();
    List<Integer> glassPlaces = new ArrayList<>();
    List<String> glasses = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      for (String place : batch.get(i).places()) {
        journeyPlaces.add(i + 1);
        journeys.add(place);
      }
      String glass = batch.get(i).glass();
      if (glass != null) {
        glassPlaces.add(i + 1);
        glasses.add(glass);
      }
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(deadline.left());
    connection.setNetworkTimeout(Runnable::run, (int) Math.max(LEAST_MILLIS, millis));
    set(1, "text", batch.stream().map(Prepared::organisation).toArray());
    set(2, "text", batch.stream().map(Prepared::actor).toArray());
    set(3, "text", batch.stream().map(Prepared::operation).toArray());
    set(4, "bytea", batch.stream().map(Prepared::tail).toArray(byte[][]::new));
    set(5, "int4", journeyPlaces.toArray());
    set(6, "text", journeys.toArray());
    set(7, "int4", glassPlaces.toArray());
    set(8, "text", glasses.toArray());
    try (ResultSet row = append.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void set(int index, String type, Object[] values) throws SQLException {
    append.setArray(index, connection.createArrayOf(type, values));
  }

  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException goneAlready) {
      // Which was what was wanted.
    }
  }
}
