package org.journey.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.InputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The heap of a rebuild of all projections as the log grows, in a process of its own.
 *
 * <p>Arguments: {@code memory=1000000,5000000}, the interactions after which one is made.
 */
public final class MemoryBenchmark {

  private static final String HEAP = "-Xmx768m";
  private static final String SIZES = "memory=";

  /** Before what a process of its own tells. */
  static final String RESULT = "heap: ";

  private static final int EACH = 50;

  /** Lines of one file, so that little lies on the disk twice. */
  private static final int PART = 500_000;

  private MemoryBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    String sizes =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(SIZES))
            .map(argument -> argument.substring(SIZES.length()))
            .findFirst()
            .orElse("1000000,5000000");
    Table table = new Table();
    for (String size : sizes.split(",")) {
      Path directory = Files.createTempDirectory("journey-bench");
      // What an import leaves in a heap is not a rebuild's.
      inItsOwnProcess(Filled.class, HEAP, size, directory);
      String[] parts = inItsOwnProcess(Inside.class, HEAP, size, directory).split(" ");
      table.single(
          String.format(
              Locale.ROOT,
              "heap of a rebuild of all projections over %,d interactions, %s",
              Long.parseLong(size),
              HEAP),
          String.format(
              Locale.ROOT,
              "at most %s MB left by a full collection (two a second), %,.0f interactions/s",
              parts[0],
              Double.parseDouble(parts[1])),
          "",
          "≤ 768 MB, the same ± 20 %");
    }
    System.out.println("Machine: " + Table.machine() + ", PostgreSQL 18 embedded, fsync on.");
    System.out.println();
    System.out.print(table);
  }

  /** What a class tells that is run in a process of its own, with a size and a directory first. */
  static String inItsOwnProcess(
      Class<?> what, String heap, String size, Path directory, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "--enable-native-access=ALL-UNNAMED",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                System.getProperty("java.class.path"),
                what.getName(),
                size,
                directory.toString()));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String result =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(RESULT))
            .map(line -> line.substring(RESULT.length()))
            .findFirst()
            .orElse("");
    if (process.waitFor() != 0) {
      throw new IllegalStateException(what + " ended with " + process.exitValue());
    }
    return result;
  }

  /**
   * Counts what full collections leave: what young ones do holds garbage that has grown old.
   *
   * @param every whether what young ones leave counts too, which is never less
   */
  static void watch(AtomicLong most, boolean every) {
    Set<String> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(java.lang.management.MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, _) -> {
                GarbageCollectionNotificationInfo told =
                    GarbageCollectionNotificationInfo.from(
                        (CompositeData) notification.getUserData());
                if (!every && !told.getGcAction().equals("end of major GC")) {
                  return;
                }
                long used =
                    told.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> heap.contains(pool.getKey()))
                        .map(java.util.Map.Entry::getValue)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
                most.accumulateAndGet(used, Math::max);
              },
              null,
              null);
    }
  }

  /** Fills a log. */
  public static final class Filled {

    private Filled() {}

    /** As a command does: no read model follows. */
    public static void main(String[] arguments) throws Exception {
      int interactions = Integer.parseInt(arguments[0]);
      Instance instance = new Instance(false, Path.of(arguments[1]));
      for (int there = 0; there < interactions; there += PART) {
        fill(instance, there / EACH, Math.min(PART, interactions - there) / EACH);
      }
      instance.stop();
    }

    private static void fill(Instance instance, int first, int journeys) throws Exception {
      Path file = instance.scratch("fill.ndjson");
      ImportBenchmark.write(file, first, journeys, 0, EACH, true);
      try (InputStream in = Files.newInputStream(file)) {
        ImportBenchmark.expectAccepted(instance.take(in), (long) journeys * EACH);
      }
      Files.delete(file);
    }
  }

  /** Rebuilds. */
  public static final class Inside {

    private Inside() {}

    /** Has a server that finds no projections beside the log build them all. */
    public static void main(String[] arguments) throws Exception {
      int interactions = Integer.parseInt(arguments[0]);
      Thread.startVirtualThread(Inside::collect);
      AtomicLong most = new AtomicLong();
      watch(most, false);
      long begin = System.nanoTime();
      try (Instance instance = new Instance(true, Path.of(arguments[1]))) {
        instance.awaitReadModels();
        double took = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
            Locale.ROOT, "%s%d %.0f%n", RESULT, most.get() >> 20, interactions / took);
      }
    }

    /** Collects in full, again and again: little time of it is spent so. */
    private static void collect() {
      try {
        while (true) {
          Thread.sleep(Duration.ofMillis(500));
          System.gc();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
