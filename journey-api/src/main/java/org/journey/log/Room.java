package org.journey.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Room on the database's disk. A server without any still answers, so only by storing can be seen
 * whether there is some again: what found none is stored once more, and taken back.
 */
final class Room {

  /** Each rehearsal leaves a line in the server's own log, on what may be the same disk. */
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private List<Append> lacking = List.of();
  private long next;

  /** What could not be stored: nobody waits for it any more. */
  void lacks(List<Append> appends) {
    lacking = appends;
    next = System.nanoTime() + PAUSE_NANOS;
  }

  boolean isLacking() {
    return !lacking.isEmpty();
  }

  /**
   * Finds out, once a second at most.
   *
   * @throws SQLException if there is none yet, or the database cannot be reached
   */
  void rehearse(AppenderSession session) throws SQLException {
    if (System.nanoTime() - next < 0) {
      throw new SQLException("no room when last tried", "53100");
    }
    next = System.nanoTime() + PAUSE_NANOS;
    try {
      storeAndTakeBack(session);
    } catch (SQLException e) {
      switch (SqlFailure.of(e)) {
        case LOST -> {
          session.drop();
          throw e;
        }
        case FULL, BUSY -> throw e;
        // Somebody else stored something in its place: so there is room.
        case TAKEN, WRONG -> {}
      }
    }
    lacking = List.of();
  }

  private void storeAndTakeBack(AppenderSession session) throws SQLException {
    Connection connection = session.connection();
    connection.setAutoCommit(false);
    try {
      session.smallWriter().write(lacking);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
