package org.journey.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** One round trip: the database locks, reads the head, composes the leaves and commits. */
final class SmallBatchWriter implements BatchWriter {

  private final Connection connection;
  private final PreparedStatement append;

  SmallBatchWriter(Connection connection) throws SQLException {
    this.connection = connection;
    this.append =
        connection.prepareStatement(
            "select first_sequence, recorded_micros from append_batch(?, ?, ?, ?, ?,"
                + " ?::text[]::timestamptz[], ?::text[]::uuid[], ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  @Override
  public AppendResult.Appended write(List<Append> appends) throws SQLException {
    append.setArray(1, texts(appends, Append::organisation));
    append.setArray(2, array("bool", appends, Boolean[]::new, a -> a.type().aboutClient()));
    append.setArray(3, texts(appends, Append::subject));
    append.setArray(4, array("int4", appends, Integer[]::new, Append::version));
    append.setArray(5, array("int2", appends, Short[]::new, a -> (short) a.type().number()));
    append.setArray(6, texts(appends, a -> a.occurred().toString()));
    append.setArray(7, texts(appends, a -> a.digest().toString()));
    append.setArray(8, texts(appends, a -> a.identity().source()));
    append.setArray(9, texts(appends, a -> a.identity().id()));
    append.setArray(10, texts(appends, Append::recorder));
    append.setArray(11, array("text", appends, String[]::new, Append::client));
    append.setArray(12, array("bytea", appends, byte[][]::new, Append::content));
    append.setArray(13, array("bytea", appends, byte[][]::new, Append::tail));
    append.setArray(14, array("bytea", appends, byte[][]::new, Append::wrappedKey));
    Predecessors.bind(append, 15, Predecessors.due(appends));
    try (ResultSet result = append.executeQuery()) {
      result.next();
      return new AppendResult.Appended(result.getLong(1), Micros.instant(result.getLong(2)));
    }
  }

  private Array texts(List<Append> appends, Function<Append, String> value) throws SQLException {
    return array("text", appends, String[]::new, value);
  }

  private <T> Array array(
      String type,
      List<Append> appends,
      java.util.function.IntFunction<T[]> maker,
      Function<Append, ? extends @org.jspecify.annotations.Nullable T> value)
      throws SQLException {
    T[] values = maker.apply(appends.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(appends.get(i));
    }
    return connection.createArrayOf(type, values);
  }

  @Override
  public void close() throws SQLException {
    append.close();
  }
}
