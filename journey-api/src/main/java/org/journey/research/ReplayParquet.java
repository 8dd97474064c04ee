package org.journey.research;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.journey.extract.parquet.ParquetColumn;
import org.journey.extract.parquet.ParquetColumn.Type;
import org.journey.extract.parquet.ParquetFile;
import org.journey.interaction.Rfc3339;
import org.journey.research.ReplayColumns.ReplayColumn;
import org.journey.research.ReplayedJourneys.Row;
import org.journey.service.facts.Micros;
import tools.jackson.databind.JsonNode;

/** What a replay tells of journeys, as Parquet: the columns of its CSV, each with its type. */
final class ReplayParquet implements ReplayRows {

  private final List<ReplayColumn> columns;

  /** Nothing of it is held open: the stream is its caller's to close. */
  private final ParquetFile file;

  ReplayParquet(List<ReplayColumn> columns, OutputStream out) throws IOException {
    this.columns = columns;
    file =
        new ParquetFile(
            out,
            columns.stream()
                .map(column -> new ParquetColumn(column.name(), column.type(), column.required()))
                .toList());
  }

  @Override
  public void write(Row row) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      JsonNode value = columns.get(i).value().apply(row);
      if (!value.isNull()) {
        write(i, columns.get(i).type(), value);
      }
    }
    file.endRow();
  }

  private void write(int column, Type type, JsonNode value) {
    switch (type) {
      case Type.Text _ -> file.text(column, value.stringValue());
      case Type.Int32 _, Type.Day _ -> file.int32(column, value.intValue());
      case Type.Int64 _ -> file.int64(column, value.longValue());
      case Type.Decimal(int scale) ->
          file.int64(column, value.decimalValue().setScale(scale).unscaledValue().longValueExact());
      case Type.Flag _ -> file.flag(column, value.booleanValue());
      case Type.Moment _ ->
          file.int64(column, Micros.of(Objects.requireNonNull(Rfc3339.parse(value.stringValue()))));
    }
  }

  @Override
  public void end() throws IOException {
    file.finish();
  }
}
