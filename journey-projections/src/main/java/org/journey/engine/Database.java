package org.journey.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database of the read models, asked in transactions. */
public final class Database {

  private final DataSource source;
  private final @Nullable Task first;

  /** Over a pool of its own: its queries may take long, and are planned as they are. */
  public Database(DataSource source) {
    this(source, null);
  }

  /**
   * The same, where every transaction begins with something.
   *
   * @param first done before anything else is
   */
  public Database(DataSource source, @Nullable Task first) {
    this.source = source;
    this.first = first;
  }

  /**
   * What is to be done in a transaction.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T with(Connection connection) throws SQLException;
  }

  /** What is to be done in a transaction, with nothing to come of it. */
  @FunctionalInterface
  public interface Task {
    /** Does it. */
    void with(Connection connection) throws SQLException;
  }

  /**
   * Does it and commits; whatever goes wrong is taken back.
   *
   * @throws SQLException if the database cannot be reached or refuses
   */
  public <T> T ask(Work<T> work) throws SQLException {
    return within(Connection.TRANSACTION_READ_COMMITTED, work);
  }

  /** The same, for what gives nothing back. */
  public void run(Task task) throws SQLException {
    ask(
        connection -> {
          task.with(connection);
          return Boolean.TRUE;
        });
  }

  /** Reads as of one moment: all statements see the same. */
  public <T> T snapshot(Work<T> work) throws SQLException {
    return within(Connection.TRANSACTION_REPEATABLE_READ, work);
  }

  /**
   * Does one statement, which is a transaction of its own: the server ends it by itself, whatever
   * becomes of who asked. For what takes a lock that others wait for.
   *
   * @throws SQLException if the database cannot be reached or refuses
   * @throws IllegalStateException if transactions here begin with something
   */
  public <T> T once(Work<T> statement) throws SQLException {
    if (first != null) {
      throw new IllegalStateException("one statement alone, where something comes first");
    }
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(true);
      return statement.with(connection);
    }
  }

  private <T> T within(int isolation, Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(isolation);
      try {
        if (first != null) {
          first.with(connection);
        }
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        try {
          connection.rollback();
        } catch (SQLException rollback) {
          e.addSuppressed(rollback);
        }
        throw e;
      }
    }
  }
}
