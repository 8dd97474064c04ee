package org.journey.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The nodes that share the work, as the database has seen them by its own clock. */
public final class Nodes {

  /** Not longer than it holds anything: its share would be left to it. */
  private static final String GONE = Checkpoints.HELD;

  private Nodes() {}

  /**
   * Shows that this node is there; how many are that fold a projection as it does, this one
   * included. Others could not take its segments over.
   */
  public static int shareWith(Connection connection, String owner, Projection projection)
      throws SQLException {
    try (PreparedStatement seen =
        connection.prepareStatement(
            "insert into projection_node (owner, projection, version, seen) values (?, ?, ?,"
                + " clock_timestamp()) on conflict (owner, projection) do update set seen ="
                + " excluded.seen where projection_node.seen < excluded.seen - interval '1"
                + " second'")) {
      seen.setString(1, owner);
      seen.setString(2, projection.name());
      seen.setInt(3, projection.version());
      seen.executeUpdate();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "select count(*) from projection_node where projection = ? and version = ? and seen >"
                + " clock_timestamp() - "
                + GONE)) {
      query.setString(1, projection.name());
      query.setInt(2, projection.version());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return Math.max(1, row.getInt(1));
      }
    }
  }

  /** Whether a node was seen lately that folds a projection by some version. */
  static boolean anyOf(Connection connection, String projection, int version) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select exists (select 1 from projection_node where projection = ? and version = ? and"
                + " seen > clock_timestamp() - "
                + GONE
                + ")")) {
      query.setString(1, projection);
      query.setInt(2, version);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** Takes this node off, and those long gone. */
  public static void leave(Connection connection, String owner) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from projection_node where owner = ? or seen < clock_timestamp() - interval '1"
                + " day'")) {
      delete.setString(1, owner);
      delete.executeUpdate();
    }
  }
}
