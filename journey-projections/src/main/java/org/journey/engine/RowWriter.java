package org.journey.engine;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what came of folding into the tables of a slot, in the caller's transaction: one statement
 * for all rows. A row that rests on more than the one to be written stays: a late writer overwrites
 * nothing.
 */
final class RowWriter {

  private final Slot slot;
  private final List<Column> columns;
  private final String upsert;

  RowWriter(Slot slot) {
    this.slot = slot;
    this.columns =
        Stream.of(
                Stream.of(
                    new Column("organisation", Column.Type.TEXT),
                    new Column("journey", Column.Type.TEXT),
                    new Column("sequence", Column.Type.NUMBER)),
                slot.projection().columns().stream(),
                Stream.of(new Column("digest", Column.Type.BYTES)))
            .flatMap(part -> part)
            .toList();
    this.upsert = upsert();
  }

  private String upsert() {
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String insert =
        "insert into "
            + slot.table()
            + " as t ("
            + names
            + ") select "
            + columns.stream().map(Column::expression).collect(Collectors.joining(", "))
            + " from unnest("
            + columns.stream()
                .map(column -> "?::" + column.type().element() + "[]")
                .collect(Collectors.joining(", "))
            + ") as r ("
            + names
            + ") on conflict (organisation, journey) do update set "
            + columns.stream()
                .skip(2)
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", "))
            + " where excluded.sequence >= t.sequence";
    return "with taken_up as (delete from projection_parked p using unnest(?::text[], ?::text[],"
        + " ?::bigint[]) as k (organisation, journey, sequence) where p.projection = '"
        + slot.projection().name()
        + "' and p.slot = "
        + slot.number()
        + " and p.organisation = k.organisation and p.journey = k.journey and p.sequence <="
        + " k.sequence) "
        + insert;
  }

  /**
   * Writes rows, each of another journey. Whoever of them was parked no longer is, unless for
   * something younger than the row rests on: who wrote it had not read that yet.
   */
  void write(Connection connection, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(upsert)) {
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        Object[] values =
            column.type() == Column.Type.BYTES ? new byte[rows.size()][] : new Object[rows.size()];
        for (int j = 0; j < values.length; j++) {
          values[j] = value(rows.get(j), i);
        }
        Array array = connection.createArrayOf(column.type().element(), values);
        statement.setArray(i + 4, array);
        if (i < 3) {
          // Organisation, journey and sequence: once more, for what is no longer parked.
          statement.setArray(i + 1, array);
        }
      }
      statement.executeUpdate();
    }
  }

  private @Nullable Object value(Row row, int column) {
    return switch (column) {
      case 0 -> row.key().organisation();
      case 1 -> row.key().journeyId();
      case 2 -> row.sequence();
      default -> column == columns.size() - 1 ? row.digest() : row.values().get(column - 3);
    };
  }
}
