package org.journey.extract;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads comma-separated values back. */
final class Csv {

  private Csv() {}

  /** All rows, the header first. */
  static List<List<String>> rows(Path folder, String file) {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(folder.resolve(file))) {
      List<List<String>> rows = new ArrayList<>();
      reader.forEach(row -> rows.add(row.getFields()));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows by the names of their columns. */
  static List<Map<String, String>> named(Path folder, String file) {
    List<List<String>> rows = rows(folder, file);
    List<Map<String, String>> named = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        values.put(rows.getFirst().get(i), row.get(i));
      }
      named.add(values);
    }
    return named;
  }
}
