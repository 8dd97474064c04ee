package org.journey.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.journey.log.LogDatabase;

/**
 * The turn to publish: one node has it at a time, by a lock of the database that a connection of
 * its own holds. Who dies loses it with the connection; who is paused loses it when the database
 * has not heard of the connection for {@link #SILENCE_SECONDS}.
 */
final class PublicationTurn implements AutoCloseable {

  /** The database ends a connection that says nothing for so long. */
  static final int SILENCE_SECONDS = 5;

  /** An advisory lock of this number is for nothing else. */
  private static final long LOCK = 0x6A726E5265636FL;

  private static final long SIGN_OF_LIFE_MILLIS = 1_000;

  private final Connection connection;
  private final Thread keeper =
      Thread.ofPlatform().name("journey-turn").daemon().unstarted(this::keep);
  private volatile boolean lost;

  private PublicationTurn(Connection connection) {
    this.connection = connection;
  }

  /** A connection by which it can be taken. */
  static PublicationTurn open(LogDatabase database) throws SQLException {
    return new PublicationTurn(database.publisher(SILENCE_SECONDS));
  }

  /**
   * Takes it, if nobody has it.
   *
   * @return whether it is this node's now
   */
  boolean take() throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      lock.setLong(1, LOCK);
      try (ResultSet row = lock.executeQuery()) {
        boolean taken = row.next() && row.getBoolean(1);
        if (taken) {
          keeper.start();
        }
        return taken;
      }
    }
  }

  /** Whether this node may have lost it: the database was not heard of. */
  boolean isLost() {
    return lost;
  }

  /**
   * Shows the database that this node lives, whatever else it is at: brokers may be slow. A process
   * that is paused is paused here too.
   */
  private void keep() {
    try (Statement statement = connection.createStatement()) {
      while (!lost) {
        Thread.sleep(SIGN_OF_LIFE_MILLIS);
        statement.execute("select 1");
      }
    } catch (SQLException | InterruptedException e) {
      lost = true;
    }
  }

  @Override
  public void close() {
    lost = true;
    keeper.interrupt();
    try {
      connection.close();
    } catch (SQLException gone) {
      // The lock is with it.
    }
  }
}
