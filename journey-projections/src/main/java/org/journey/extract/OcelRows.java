package org.journey.extract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Rfc3339;
import org.jspecify.annotations.Nullable;

/** One row of a table as it is told, to be asked by column. */
final class OcelRows implements RowSink {

  private final @Nullable Object[] values;
  private final Map<String, Integer> places = new HashMap<>();

  OcelRows(Table table) {
    values = new @Nullable Object[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      places.put(table.columns().get(i).name(), i);
    }
  }

  /** A value as SQLite keeps it. */
  @Nullable Object get(int column) {
    return values[column];
  }

  /** The values of some columns of the table, in their order. */
  List<@Nullable Object> get(List<Column> columns) {
    List<@Nullable Object> some = new ArrayList<>(columns.size());
    for (Column column : columns) {
      Integer place = places.get(column.name());
      some.add(place == null ? null : values[place]);
    }
    return some;
  }

  /** Forgets the row. */
  void clear() {
    Arrays.fill(values, null);
  }

  @Override
  public void text(int column, String value) {
    values[column] = value;
  }

  @Override
  public void whole(int column, long value) {
    values[column] = value;
  }

  @Override
  public void flag(int column, boolean value) {
    values[column] = value ? 1L : 0L;
  }

  @Override
  public void time(int column, Instant value) {
    values[column] = Rfc3339.formatFull(value);
  }

  @Override
  public void day(int column, LocalDate value) {
    values[column] = value.toString();
  }

  @Override
  public void number(int column, BigDecimal value) {
    values[column] = value.toPlainString();
  }

  @Override
  public void endRow() {
    // It stays until it is cleared.
  }
}
