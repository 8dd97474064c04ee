package org.journey.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Stores a batch in one transaction of its own, under the log's lock, and commits it. */
interface BatchWriter extends AutoCloseable {

  /** ASCII {@code journey!}: the advisory lock that orders all appends of all nodes. */
  long LOCK = 7669477824774109473L;

  /**
   * Stores all of them, one behind the other.
   *
   * @throws SQLException if it did not come to a commit, or it is unknown whether it did
   */
  AppendResult.Appended write(List<Append> appends) throws SQLException;

  @Override
  void close() throws SQLException;

  /** Makes a writer over a connection that nobody else uses. */
  interface Maker {
    /** With auto-commit on. */
    BatchWriter over(Connection connection) throws SQLException;
  }
}
