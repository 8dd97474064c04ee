package org.journey.research;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.journey.research.ReplayedJourneys.Row;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a replay tells of journeys, one after the other. */
interface ReplayRows {

  /** The rows in a form. */
  static ReplayRows of(ReplayForm form, OutputStream out) {
    return switch (form) {
      case NDJSON -> ndjson(out);
      case CSV -> csv(out);
    };
  }

  /** Writes one. */
  void write(Row row) throws IOException;

  /** All are written. */
  void end() throws IOException;

  /** A JSON object a line. */
  static ReplayRows ndjson(OutputStream out) {
    JsonMapper json = JsonMapper.shared();
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

  /** Comma-separated values (RFC 4180), a line of names first. */
  static ReplayRows csv(OutputStream out) {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    return new ReplayRows() {
      private boolean begun;

      @Override
      public void write(Row row) throws IOException {
        if (!begun) {
          begun = true;
          line(ReplayColumns.names(row));
        }
        line(ReplayColumns.values(row));
      }

      private void line(List<String> values) throws IOException {
        writer.write(String.join(",", values.stream().map(ReplayRows::quoted).toList()));
        writer.write("\r\n");
      }

      @Override
      public void end() throws IOException {
        writer.flush();
      }
    };
  }

  /** No value of these columns is free text; stages reached have a comma. */
  private static String quoted(String value) {
    return value.indexOf(',') >= 0 || value.indexOf('"') >= 0
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }
}
