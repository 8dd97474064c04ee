package org.journey.extract;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.journey.extract.ColumnType.Fixed;
import org.journey.extract.ColumnType.Whole;
import org.journey.extract.parquet.ParquetColumn;
import org.journey.extract.parquet.ParquetColumn.Type;
import org.journey.extract.parquet.ParquetFile;
import org.journey.service.facts.Micros;

/** A table as Parquet. */
final class ParquetTable implements TableFile {

  private final ParquetFile file;
  private final boolean[] wide;
  private final boolean[] exact;
  private final int[] places;

  ParquetTable(OutputStream out, Table table) throws IOException {
    int count = table.columns().size();
    wide = new boolean[count];
    exact = new boolean[count];
    places = new int[count];
    List<ParquetColumn> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Column column = table.columns().get(i);
      Type type = type(table, column);
      wide[i] = type instanceof Type.Int64;
      exact[i] = type instanceof Type.Decimal;
      places[i] = column.type() instanceof Fixed(int digits) ? digits : 0;
      columns.add(new ParquetColumn(column.name(), type, column.required()));
    }
    file = new ParquetFile(out, columns);
  }

  private static Type type(Table table, Column column) {
    return switch (column.type()) {
      // The name of a row is never the same as another's.
      case ColumnType.Name _ -> new Type.Text(!table.key().equals(List.of(column.name())));
      // With whatever digits it has: no one type of number holds them all.
      case ColumnType.Code _, ColumnType.CodeList _, ColumnType.Label _, ColumnType.Number _ ->
          new Type.Text(true);
      case Whole(_, long max) -> max <= Integer.MAX_VALUE ? new Type.Int32() : new Type.Int64();
      case Fixed(int digits) -> new Type.Decimal(digits);
      case ColumnType.Flag _ -> new Type.Flag();
      case ColumnType.Moment _ -> new Type.Moment();
      case ColumnType.Day _ -> new Type.Day();
    };
  }

  @Override
  public void text(int column, String value) {
    file.text(column, value);
  }

  @Override
  public void whole(int column, long value) {
    if (wide[column]) {
      file.int64(column, value);
    } else {
      file.int32(column, Math.toIntExact(value));
    }
  }

  @Override
  public void flag(int column, boolean value) {
    file.flag(column, value);
  }

  @Override
  public void time(int column, Instant value) {
    file.int64(column, Micros.of(value));
  }

  @Override
  public void day(int column, LocalDate value) {
    file.int32(column, Math.toIntExact(value.toEpochDay()));
  }

  @Override
  public void number(int column, BigDecimal value) {
    if (exact[column]) {
      file.int64(column, value.setScale(places[column]).unscaledValue().longValueExact());
    } else {
      file.text(column, value.toPlainString());
    }
  }

  @Override
  public void endRow() throws IOException {
    file.endRow();
  }

  @Override
  public void finish() throws IOException {
    file.finish();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
