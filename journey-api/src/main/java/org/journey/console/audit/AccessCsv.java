package org.journey.console.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/**
 * The access log as comma-separated values (RFC 4180, UTF-8). What a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
final class AccessCsv implements Closeable {

  private static final String FORMULA = "=+-@\t\r\n";

  private final CsvWriter writer;

  AccessCsv(OutputStream out) {
    writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.writeRecord(
        "number",
        "at",
        "actor",
        "roles",
        "organisation",
        "operation",
        "journeys",
        "clients",
        "about",
        "outcome",
        "status",
        "breakGlass",
        "purpose");
  }

  void write(AccessView entry) {
    writer.writeRecord(
        Long.toString(entry.number()),
        entry.at(),
        text(entry.actor()),
        text(String.join(" ", entry.roles())),
        text(entry.organisation()),
        text(entry.operation()),
        text(String.join(" ", entry.journeys())),
        text(String.join(" ", entry.clients())),
        text(entry.about()),
        text(entry.outcome()),
        entry.status(),
        Boolean.toString(entry.broken()),
        text(entry.purpose()));
  }

  private static String text(String value) {
    return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }

  void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
