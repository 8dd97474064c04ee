package org.journey.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * What changes the log together with something beside it, in one transaction under the lock that
 * orders all appends: nothing is stored meanwhile, on whichever node. For what is rare: everybody
 * who records waits for it.
 */
public final class LockedLog {

  private static final String BEGIN =
      // A node that is paused in the middle must not hold up all others.
      "set local idle_in_transaction_session_timeout = 2000; select pg_advisory_xact_lock("
          + BatchWriter.LOCK
          + ")";

  private final Connection connection;

  private LockedLog(Connection connection) {
    this.connection = connection;
  }

  /**
   * Something to do under the lock.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; what it throws takes everything back. */
    T with(LockedLog log) throws SQLException;
  }

  /**
   * Does it, all or nothing.
   *
   * @throws LogUnavailable if the database cannot be reached or does not answer in time: it may be
   *     done or not
   */
  public static <T> T with(DataSource source, Work<T> work) {
    return LogReads.with(
        source,
        connection -> {
          connection.setAutoCommit(false);
          try {
            try (Statement begin = connection.createStatement()) {
              begin.execute(BEGIN);
            }
            T done = work.with(new LockedLog(connection));
            connection.commit();
            return done;
          } finally {
            connection.rollback();
            connection.setAutoCommit(true);
          }
        });
  }

  /** The connection of the transaction. */
  public Connection connection() {
    return connection;
  }

  /**
   * Stores an interaction at the next place of its journey or client.
   *
   * @return its sequence
   */
  public long append(Append append) throws SQLException {
    try (BatchWriter writer = new SingleWriter(connection)) {
      return writer.write(List.of(append)).firstSequence();
    }
  }
}
