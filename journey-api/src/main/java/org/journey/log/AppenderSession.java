package org.journey.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection for storing alone, made when it is needed and dropped when it fails. Used by one
 * thread at a time.
 */
final class AppenderSession {

  /** Up to so many go in one round trip; above, copying is worth its round trips. */
  static final int SMALL = 16;

  /** Gives connections outside any pool. */
  @FunctionalInterface
  interface Connector {
    Connection connect() throws SQLException;
  }

  private record Open(
      Connection connection, BatchWriter single, BatchWriter small, BatchWriter large) {}

  private static final String HEAR_OF_KEYS =
      "select set_config('journey.key_changes', (select coalesce(max(number), 0) from"
          + " key_change)::text, false)";

  private final Connector connector;
  private @Nullable Open open;

  /** What was said last to the database, which stores nothing under any other number. */
  private long keyChanges;

  AppenderSession(Connector connector) {
    this.connector = connector;
  }

  boolean isOpen() {
    return open != null;
  }

  Connection connection() throws SQLException {
    return open().connection();
  }

  /** How many changes of keys what is stored has to rest on, as far as was heard. */
  long keyChanges() {
    return keyChanges;
  }

  /** Asks how many there are now. */
  void hearOfKeys() {
    Open present = open;
    if (present == null) {
      return;
    }
    try {
      keyChanges = heard(present.connection());
    } catch (SQLException e) {
      drop();
    }
  }

  private static long heard(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HEAR_OF_KEYS)) {
      row.next();
      return Long.parseLong(row.getString(1));
    }
  }

  /** The way of storing that is fastest for so many. */
  BatchWriter writer(int size) throws SQLException {
    if (size == 1) {
      return open().single();
    }
    return size <= SMALL ? open().small() : open().large();
  }

  /** The one that leaves the transaction to its caller where auto-commit is off. */
  BatchWriter smallWriter() throws SQLException {
    return open().small();
  }

  private Open open() throws SQLException {
    Open present = open;
    if (present != null) {
      return present;
    }
    Connection connection = connector.connect();
    try {
      long changes = heard(connection);
      Open made =
          new Open(
              connection,
              new SingleWriter(connection),
              new SmallBatchWriter(connection),
              new CopyBatchWriter(connection));
      keyChanges = changes;
      open = made;
      return made;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  void rollback() {
    Open present = open;
    if (present == null) {
      return;
    }
    try (Statement statement = present.connection().createStatement()) {
      statement.execute("rollback");
    } catch (SQLException e) {
      drop();
    }
  }

  void drop() {
    Open present = open;
    open = null;
    if (present != null) {
      try {
        present.connection().abort(Runnable::run);
      } catch (SQLException e) {
        // It is gone already, which is what was wanted.
      }
    }
  }
}
