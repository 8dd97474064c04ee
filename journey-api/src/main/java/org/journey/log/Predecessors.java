package org.journey.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sees to it that nothing is stored ahead of its journey: no version without the one before it. The
 * other half, that no version is there twice, is a unique index.
 */
final class Predecessors {

  private Predecessors() {}

  /** Those of a batch whose predecessor is not in it, one before the other, and must be stored. */
  static List<Append> due(List<Append> appends) {
    List<Append> due = new ArrayList<>();
    Append before = null;
    for (Append append : appends) {
      boolean inBatch = before != null && before.isBefore(append);
      if (!inBatch && append.version() > 0) {
        due.add(append);
      }
      before = append;
    }
    return due;
  }

  /** Binds the places of those as four arrays, from a parameter on. */
  static void bind(PreparedStatement statement, int first, List<Append> due) throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(first, connection.createArrayOf("text", column(due, Append::organisation)));
    statement.setArray(
        first + 1, connection.createArrayOf("bool", column(due, a -> a.type().aboutClient())));
    statement.setArray(first + 2, connection.createArrayOf("text", column(due, Append::subject)));
    statement.setArray(first + 3, connection.createArrayOf("int4", column(due, Append::version)));
  }

  private static Object[] column(List<Append> due, Function<Append, Object> value) {
    return due.stream().map(value).toArray();
  }
}
