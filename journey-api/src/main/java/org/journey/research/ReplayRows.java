package org.journey.research;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.journey.json.Json;
import org.journey.research.ReplayColumns.ReplayColumn;
import org.journey.research.ReplayedJourneys.Row;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a replay tells of journeys, one after the other. */
interface ReplayRows {

  /**
   * The rows in a form.
   *
   * @param columns used by those forms that lay an outcome flat
   */
  static ReplayRows of(ReplayForm form, List<ReplayColumn> columns, OutputStream out)
      throws IOException {
    return switch (form) {
      case NDJSON -> ndjson(out);
      case CSV -> csv(columns, out);
      case PARQUET -> new ReplayParquet(columns, out);
    };
  }

  /** Writes one. */
  void write(Row row) throws IOException;

  /** All are written. */
  void end() throws IOException;

  /** A JSON object a line. */
  private static ReplayRows ndjson(OutputStream out) {
    JsonMapper json = Json.MAPPER;
    return new ReplayRows() {
      @Override
      public void write(Row row) throws IOException {
        out.write(json.writeValueAsBytes(row.toJson()));
        out.write('\n');
      }

      @Override
      public void end() {
        // Nothing more.
      }
    };
  }

  /** Comma-separated values (RFC 4180), a line of names first, also of nobody. */
  private static ReplayRows csv(List<ReplayColumn> columns, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    ReplayRows rows =
        new ReplayRows() {
          @Override
          public void write(Row row) throws IOException {
            line(writer, columns.stream().map(column -> column.text(row)).toList());
          }

          @Override
          public void end() throws IOException {
            writer.flush();
          }
        };
    line(writer, columns.stream().map(ReplayColumn::name).toList());
    return rows;
  }

  private static void line(Writer writer, List<String> values) throws IOException {
    writer.write(String.join(",", values.stream().map(ReplayRows::quoted).toList()));
    writer.write("\r\n");
  }

  /** No value of these columns is free text; stages reached have a comma. */
  private static String quoted(String value) {
    return value.indexOf(',') >= 0 || value.indexOf('"') >= 0
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }
}
