package org.journey.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Pairs of figures taken in turn, and the table they make. */
final class Table {

  private final List<String> rows = new ArrayList<>();

  Table() {
    rows.add(
        "| what | ours (median) | beside it | its figure (median) | ratio: median (min to max) |"
            + " wanted |");
    rows.add("|---|---|---|---|---|---|");
  }

  /** Adds a row: {@code ours[i]} and {@code theirs[i]} were measured one after the other. */
  void pairs(
      String what, double[] ours, String beside, double[] theirs, String unit, String wanted) {
    double[] ratios = new double[ours.length];
    for (int i = 0; i < ours.length; i++) {
      ratios[i] = ours[i] / theirs[i];
    }
    rows.add(
        String.format(
            Locale.ROOT,
            "| %s | %,.0f %s | %s | %,.0f %s | **%.2f** (%.2f to %.2f) | %s |",
            what,
            median(ours),
            unit,
            beside,
            median(theirs),
            unit,
            median(ratios),
            Arrays.stream(ratios).min().orElse(Double.NaN),
            Arrays.stream(ratios).max().orElse(Double.NaN),
            wanted));
    System.err.println(rows.getLast());
  }

  /** Adds a row that stands for itself. */
  void single(String what, String figure, String beside, String wanted) {
    rows.add(String.format(Locale.ROOT, "| %s | %s | %s | | | %s |", what, figure, beside, wanted));
    System.err.println(rows.getLast());
  }

  /** The table in Markdown. */
  @Override
  public String toString() {
    return String.join("\n", rows) + "\n";
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The machine, in a line. */
  static String machine() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %d GiB, %s, JDK %s",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        Math.round(memory() / 1073741824.0),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version());
  }

  private static double memory() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }

  private static String processor() {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    try {
      if (Files.isReadable(cpuinfo)) {
        return Files.readAllLines(cpuinfo, StandardCharsets.UTF_8).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      }
    } catch (IOException _) {
      // A machine that does not tell its processor is named by its architecture.
    }
    return System.getProperty("os.arch");
  }
}
