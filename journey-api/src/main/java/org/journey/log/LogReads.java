package org.journey.log;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on the log's database, with its failures told as the log's. */
public final class LogReads {

  /** A chain of causes may go round in circles. */
  private static final int DEEPEST = 50;

  private LogReads() {}

  /**
   * Something to do with a connection.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; the connection is given back afterwards. */
    T with(Connection connection) throws SQLException;
  }

  /**
   * Does it with a connection of the pool.
   *
   * @throws LogUnavailable if the database cannot be reached or does not answer in time
   */
  public static <T> T with(DataSource source, Work<T> work) {
    return told(
        () -> {
          try (Connection connection = source.getConnection()) {
            return work.with(connection);
          }
        });
  }

  /**
   * Whether something failed for everybody, and not for what it was: the database misses a right, a
   * table or a column, as it may while a release is rolled out. Once that is mended the same will
   * do.
   */
  public static boolean failsForAll(Throwable failure) {
    int depth = 0;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && SqlFailure.isOfAll(sql)) {
        return true;
      }
      if (++depth > DEEPEST) {
        return false;
      }
    }
    return false;
  }

  /**
   * Something that may fail as a database does.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Reading<T> {
    /** Does it. */
    T read() throws SQLException;
  }

  /**
   * Does it with failures told as the log's.
   *
   * @throws LogUnavailable if the database cannot be reached or does not answer in time
   */
  public static <T> T told(Reading<T> reading) {
    try {
      return reading.read();
    } catch (SQLException e) {
      if (SqlFailure.passing(e)) {
        throw SqlFailure.unavailable("the log cannot be reached", e);
      }
      throw new IllegalStateException("the log's database: SQLSTATE " + e.getSQLState(), e);
    }
  }
}
