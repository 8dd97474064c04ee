package org.journey.research;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.journey.archive.Range;
import org.journey.engine.Column;
import org.journey.engine.JourneyKey;
import org.journey.engine.Row;
import org.journey.engine.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table as they lie there. Their digests are worked out from their columns: the
 * one that is kept beside them says what was written, and not what is there.
 */
final class ServingRows {

  private static final int FETCHED = 500;

  private final Slot slot;
  private final String select;

  ServingRows(Slot slot) {
    this.slot = slot;
    this.select =
        "select organisation, journey, sequence, digest"
            + slot.projection().columns().stream()
                .map(ServingRows::read)
                .collect(Collectors.joining())
            + " from "
            + slot.table();
  }

  private static String read(Column column) {
    return switch (column.type()) {
      case INSTANT -> ", (extract(epoch from " + column.name() + ") * 1000000)::bigint";
      case TEXT, NUMBER, FLAG, BYTES -> ", " + column.name();
    };
  }

  /**
   * A row.
   *
   * @param sequence of the last interaction it rests on
   * @param digest of its columns; null if the one kept beside them is another
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by its content.
  record Held(JourneyKey key, long sequence, byte @Nullable [] digest) {

    /** Whether a fold gave the same. */
    boolean is(byte @Nullable [] folded) {
      return digest != null && Arrays.equals(digest, folded);
    }
  }

  /** Is given rows. */
  @FunctionalInterface
  interface Visitor {
    void visit(Held row);
  }

  /** All of a range, in the order of organisation, then journey, through a cursor. */
  void each(Connection connection, Range range, Visitor visitor) throws SQLException {
    List<JourneyKey> bounds = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    if (range.from() != null) {
      bounds.add(range.from());
      conditions.add("(organisation, journey) >= (?, ?)");
    }
    if (range.before() != null) {
      bounds.add(range.before());
      conditions.add("(organisation, journey) < (?, ?)");
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    try (PreparedStatement query =
        connection.prepareStatement(select + where + " order by organisation, journey")) {
      query.setFetchSize(FETCHED);
      int i = 1;
      for (JourneyKey bound : bounds) {
        query.setString(i++, bound.organisation());
        query.setString(i++, bound.journeyId());
      }
      visit(query, visitor);
    }
  }

  /** Those of some journeys that have one. */
  Map<JourneyKey, Held> of(Connection connection, Collection<JourneyKey> keys) throws SQLException {
    Map<JourneyKey, Held> rows = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            select
                + " where (organisation, journey) in (select * from unnest(?::text[],"
                + " ?::text[]))")) {
      query.setArray(
          1,
          connection.createArrayOf("text", keys.stream().map(JourneyKey::organisation).toArray()));
      query.setArray(
          2, connection.createArrayOf("text", keys.stream().map(JourneyKey::journeyId).toArray()));
      visit(query, row -> rows.put(row.key(), row));
    }
    return rows;
  }

  private void visit(PreparedStatement query, Visitor visitor) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        JourneyKey key = new JourneyKey(rows.getString(1), rows.getString(2));
        long sequence = rows.getLong(3);
        byte[] digest = new Row(key, sequence, values(rows)).digest();
        visitor.visit(
            new Held(key, sequence, Arrays.equals(digest, rows.getBytes(4)) ? digest : null));
      }
    }
  }

  private List<@Nullable Object> values(ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    int at = 5;
    for (Column column : slot.projection().columns()) {
      values.add(value(row, at++, column.type()));
    }
    return values;
  }

  private static @Nullable Object value(ResultSet row, int at, Column.Type type)
      throws SQLException {
    return switch (type) {
      case TEXT -> row.getString(at);
      case BYTES -> row.getBytes(at);
      case NUMBER, INSTANT -> {
        long number = row.getLong(at);
        yield row.wasNull() ? null : Long.valueOf(number);
      }
      case FLAG -> {
        boolean flag = row.getBoolean(at);
        yield row.wasNull() ? null : Boolean.valueOf(flag);
      }
    };
  }
}
