package org.journey.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The rebuilds that are over: the last ones are kept, with what they found otherwise. */
final class RebuildHistory {

  /** Of a projection. */
  private static final int KEPT = 20;

  private static final String OLD =
      " (select id from projection_rebuild where projection = ? order by id desc offset "
          + KEPT
          + ")";

  private RebuildHistory() {}

  /** Forgets all but the last of a projection; one that runs is the last. */
  static void prune(Connection connection, Projection projection) throws SQLException {
    delete(connection, "delete from projection_difference where rebuild in" + OLD, projection);
    delete(connection, "delete from projection_rebuild where id in" + OLD, projection);
  }

  private static void delete(Connection connection, String sql, Projection projection)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, projection.name());
      delete.executeUpdate();
    }
  }
}
