package org.journey.sealing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.journey.log.LogReads;

/** Which master keys a database needs: by the marks with which begins what they wrapped. */
public final class MasterKeyUse {

  private static final String COUNT =
      "select (select count(*) from person_key where wrapped is not null and not ("
          + has("wrapped")
          + " and (content_wrapped is null or "
          + has("content_wrapped")
          + "))) + (select count(*) from refused_key where not "
          + has("wrapped")
          + ") + (select count(*) from access_key where not "
          + has("wrapped")
          + ")";

  private static final int PLACES = 4;

  private MasterKeyUse() {}

  private static String has(String column) {
    return "substring(" + column + " from 1 for 5) = any(?)";
  }

  /**
   * Counts the keys of persons, days and months that would be lost without all other master keys.
   *
   * @param marks of the master keys that stay
   * @return to be done by who may read the tables of keys
   */
  public static LogReads.Work<Long> without(List<byte[]> marks) {
    return connection -> {
      try (PreparedStatement query = connection.prepareStatement(COUNT)) {
        Array array = array(connection, marks);
        for (int place = 1; place <= PLACES; place++) {
          query.setArray(place, array);
        }
        try (ResultSet row = query.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      }
    };
  }

  static Array array(Connection connection, List<byte[]> marks) throws SQLException {
    return connection.createArrayOf("bytea", marks.toArray(byte[][]::new));
  }
}
