package org.journey.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Finds out whether a server that refused to store will again: one whose disk is full, or that is
 * read-only, still answers, so only by storing can it be seen. What was refused is stored once
 * more, and taken back.
 */
final class Rehearsal {

  /** Each leaves a line in the server's own log, on what may be the same disk. */
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private List<Append> refused = List.of();
  private long next;

  /** To be held with what could not be stored: nobody waits for it any more. */
  void of(List<Append> appends) {
    refused = appends;
    next = System.nanoTime() + PAUSE_NANOS;
  }

  boolean isDue() {
    return !refused.isEmpty();
  }

  /**
   * Holds it, once a second at most.
   *
   * @throws SQLException if nothing is stored yet, or the database cannot be reached
   */
  void hold(AppenderSession session) throws SQLException {
    if (System.nanoTime() - next < 0) {
      throw new SQLException("refused when last tried", "53100");
    }
    next = System.nanoTime() + PAUSE_NANOS;
    Connection connection = session.connection();
    try {
      storeAndTakeBack(connection, session.smallWriter());
    } catch (SQLException e) {
      switch (SqlFailure.of(e)) {
        case LOST, REFUSED -> {
          // By another connection next time: another server may be the one to write to by then.
          session.drop();
          throw e;
        }
        case BUSY -> throw e;
        // Somebody else stored something in its place: so it stores.
        case TAKEN, OUTDATED, WRONG -> {}
      }
    }
    refused = List.of();
  }

  private void storeAndTakeBack(Connection connection, BatchWriter writer) throws SQLException {
    connection.setAutoCommit(false);
    try {
      writer.write(refused);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
