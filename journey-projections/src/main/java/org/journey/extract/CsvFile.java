package org.journey.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.journey.interaction.Rfc3339;
import org.jspecify.annotations.Nullable;

/**
 * A table as comma-separated values (RFC 4180, lines ended by LF), with a header. Text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
final class CsvFile implements TableFile {

  /** What a spreadsheet takes for the beginning of a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private final CsvWriter writer;
  private final @Nullable String[] row;

  CsvFile(OutputStream out, List<String> header) {
    writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(new OutputStreamWriter(out, UTF_8));
    row = new @Nullable String[header.size()];
    writer.writeRecord(header);
  }

  CsvFile(OutputStream out, Table table) {
    this(out, table.columns().stream().map(Column::name).toList());
  }

  @Override
  public void text(int column, String value) {
    row[column] = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }

  @Override
  public void whole(int column, long value) {
    row[column] = Long.toString(value);
  }

  @Override
  public void flag(int column, boolean value) {
    row[column] = Boolean.toString(value);
  }

  /** Always with six digits, so that readers that guess from the first row guess right. */
  @Override
  public void time(int column, Instant value) {
    row[column] = Rfc3339.formatFull(value);
  }

  @Override
  public void day(int column, LocalDate value) {
    row[column] = value.toString();
  }

  /** A number, though it may begin with a minus, is no formula. */
  @Override
  public void number(int column, BigDecimal value) {
    row[column] = value.toPlainString();
  }

  @Override
  public void endRow() {
    writer.writeRecord(row);
    Arrays.fill(row, null);
  }

  @Override
  public void finish() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
