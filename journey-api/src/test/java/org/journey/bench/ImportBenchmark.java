package org.journey.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.journey.ingest.BatchReport;

/**
 * An import of millions of lines in a process of its own with a small heap, in five parts, each
 * followed by a COPY of the rows that it stored into a table like the log's.
 */
public final class ImportBenchmark {

  private static final int PARTS = 5;
  private static final int EACH = 50;

  private ImportBenchmark() {}

  /** Arguments: grouped or interleaved, and how many lines. Prints two lines of figures. */
  public static void main(String[] arguments) throws Exception {
    boolean grouped = arguments[0].equals("grouped");
    int lines = Integer.parseInt(arguments[1]);
    int journeys = lines / EACH;
    double[] ours = new double[PARTS];
    double[] copied = new double[PARTS];
    try (Instance instance = new Instance(false);
        HikariDataSource source = instance.owner(1);
        Connection connection = source.getConnection()) {
      new RawTable(
          new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true));
      warmUp(instance);
      long head = head(connection);
      for (int part = 0; part < PARTS; part++) {
        Path file = instance.scratch("part.ndjson");
        if (grouped) {
          write(file, part * (journeys / PARTS), journeys / PARTS, 0, EACH, true);
        } else {
          write(file, 0, journeys, part * (EACH / PARTS), EACH / PARTS, false);
        }
        long count = (long) lines / PARTS;
        long begin = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
          expectAccepted(instance.take(in), count);
        }
        ours[part] = count / seconds(begin);
        Path rows = instance.scratch("rows.copy");
        RawTable.copyOut(connection, head, head + count, rows);
        head += count;
        begin = System.nanoTime();
        RawTable.copyIn(connection, rows);
        copied[part] = count / seconds(begin);
        System.err.printf(
            Locale.ROOT,
            "part %d: %,.0f lines/s, COPY %,.0f rows/s%n",
            part,
            ours[part],
            copied[part]);
      }
    }
    System.out.println(Arrays.toString(ours));
    System.out.println(Arrays.toString(copied));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static long head(Connection connection) throws java.sql.SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("select coalesce(max(sequence), 0) from interaction")) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Journeys beside those that count, so that the first part is not a measure of the compiler. */
  private static void warmUp(Instance instance) throws IOException {
    Path file = instance.scratch("warm.ndjson");
    write(file, 10_000_000, 1000, 0, EACH, true);
    try (InputStream in = Files.newInputStream(file)) {
      expectAccepted(instance.take(in), 1000L * EACH);
    }
  }

  /** Writes lines of so many journeys, from one place in their histories on. */
  static void write(Path file, int firstJourney, int journeys, int from, int count, boolean grouped)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      int outer = grouped ? journeys : count;
      int inner = grouped ? count : journeys;
      for (int i = 0; i < outer; i++) {
        for (int j = 0; j < inner; j++) {
          int journey = firstJourney + (grouped ? i : j);
          out.write(Lines.line(journey, from + (grouped ? j : i)));
          out.write('\n');
        }
      }
    }
  }

  static void expectAccepted(BatchReport report, long count) {
    if (report.accepted() != count) {
      throw new IllegalStateException("accepted " + report.accepted() + " of " + count);
    }
  }

  /** Runs {@link #main} with {@code -Xmx512m} and reads its figures. */
  static double[][] inItsOwnProcess(boolean grouped, int lines) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                System.getProperty("java.class.path"),
                ImportBenchmark.class.getName(),
                grouped ? "grouped" : "interleaved",
                Integer.toString(lines))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("["))
            .toList();
    if (process.waitFor() != 0 || output.size() != 2) {
      throw new IllegalStateException("the import ended with " + process.exitValue());
    }
    return new double[][] {numbers(output.get(0)), numbers(output.get(1))};
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.substring(1, line.length() - 1).split(", "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
