package org.journey.console.service;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.ApiAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Figures as comma-separated values (RFC 4180, lines ended by LF), with a header: a line for each
 * number of each answer, as the answer tells it, and with it what the answer says of all of them:
 * whether small numbers are protected, whether they are not for publication, whether the people are
 * made up. Text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
final class FiguresCsv {

  private static final List<String> AXES =
      List.of("organisation", "from", "to", "asKnown", "model", "sequence", "digest");

  private static final List<String> NUMBERS =
      List.of("value", "suppressed", "numerator", "denominator", "n", "unit");

  /** What an answer says of all its numbers; what it does not say is not so. */
  private static final List<String> MARKS = List.of("controlled", "notForPublication", "synthetic");

  /** What a spreadsheet takes for the beginning of a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private FiguresCsv() {}

  /** The figures of an answer, and behind them those of another, if there is one. */
  static byte[] of(JsonNode answer, @Nullable ApiAnswer compared) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      List<String> header = new ArrayList<>(List.of("figure", "part"));
      header.addAll(NUMBERS);
      header.addAll(AXES);
      header.addAll(MARKS);
      csv.writeRecord(header);
      write(csv, answer);
      if (compared != null) {
        write(csv, compared.json());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(CsvWriter csv, JsonNode answer) {
    List<String> axes = new ArrayList<>();
    AXES.forEach(axis -> axes.add(text(answer.path(axis).asString(""))));
    MARKS.forEach(mark -> axes.add(Boolean.toString(answer.path(mark).asBoolean(false))));
    Map<String, Part> figures =
        Part.figures(answer.path("figures"), JsonNodeFactory.instance.missingNode());
    figures.forEach((name, figure) -> write(csv, name, figure, axes));
  }

  private static void write(CsvWriter csv, String figure, Part part, List<String> axes) {
    Told told = part.told();
    if (told != null) {
      List<String> row = new ArrayList<>();
      row.add(text(figure));
      row.add(text(part.path()));
      // Numbers, though they may begin with a minus, are no formulas.
      row.add(told.value() == null ? "" : told.value().toPlainString());
      row.add(Boolean.toString(told.suppressed()));
      row.add(number(told.numerator()));
      row.add(number(told.denominator()));
      row.add(number(told.n()));
      row.add(text(told.unit() == null ? "" : told.unit()));
      row.addAll(axes);
      csv.writeRecord(row);
    }
    part.parts().values().forEach(below -> write(csv, figure, below, axes));
  }

  private static String number(@Nullable Long number) {
    return number == null ? "" : number.toString();
  }

  private static String text(String value) {
    return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
