package org.journey.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.journey.derived.ReadModels;
import org.journey.derived.ServiceDesk;
import org.journey.derived.ServiceQuestion;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.model.StageModels;
import org.journey.service.Period;
import org.journey.simulation.Simulation;
import org.journey.simulation.SimulationParameters;

/**
 * What one machine holds: the same figures over a log of simulated histories that is larger each
 * time. A million interactions are one organisation's, as a large city's service would have them in
 * a few years.
 *
 * <p>Arguments: {@code scale=1000000,5000000,20000000}, the interactions of each log.
 */
final class ScalingBenchmark {

  private static final String SIZES = "scale=";
  private static final String HEAP = "-Xmx768m";

  /** They make about a million interactions. */
  private static final int CLIENTS = 69_000;

  private static final long MILLION = 1_000_000;

  private ScalingBenchmark() {}

  /** Runs it. */
  static void main(String[] arguments) throws Exception {
    String sizes =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(SIZES))
            .map(argument -> argument.substring(SIZES.length()))
            .findFirst()
            .orElse("1000000,5000000,20000000");
    System.out.println("Machine: " + Table.machine() + ", PostgreSQL 18 embedded, fsync on.");
    System.out.println();
    System.out.println(
        "| interactions | import | append, 64 callers | rebuild | heap, live | metrics of one of"
            + " the organisations | disk, a million | of it the log | the read models |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (String size : sizes.split(",", -1)) {
      Path directory = Files.createTempDirectory("journey-bench-scale");
      String filled =
          MemoryBenchmark.inItsOwnProcess(
              Filled.class, HEAP, "" + Math.max(1, Long.parseLong(size) / MILLION), directory);
      String grown =
          MemoryBenchmark.inItsOwnProcess(Grown.class, HEAP, filled.split(";", 2)[0], directory);
      String[] first = filled.split(";", -1);
      String[] second = grown.split(";", -1);
      System.out.printf(
          Locale.ROOT,
          "| %,d | %s | %s | %s | %s | %s | %s | %s | %s |%n",
          Long.parseLong(first[0]),
          first[1],
          first[2],
          second[0],
          second[1],
          second[2],
          second[3],
          second[4],
          second[5]);
      delete(directory);
    }
  }

  /** A log of 20 million is tens of gigabytes. */
  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Fills a log, organisation by organisation, and appends to it then. */
  public static final class Filled {

    private static final int CALLERS = 64;
    private static final Duration APPENDING = Duration.ofSeconds(10);
    private static final int LONG = 60;

    private Filled() {}

    /** As a command does: no read model follows. */
    public static void main(String[] arguments) throws Exception {
      int organisations = Integer.parseInt(arguments[0]);
      Instance instance = new Instance(false, Path.of(arguments[1]));
      long interactions = 0;
      double importing = 0;
      double last = 0;
      for (int number = 1; number <= organisations; number++) {
        Path file = instance.scratch("city.ndjson");
        long lines = write(file, organisation(number), number);
        long begin = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
          ImportBenchmark.expectAccepted(instance.take(in), lines);
        }
        Files.delete(file);
        double took = (System.nanoTime() - begin) / 1e9;
        last = lines / took;
        importing += took;
        interactions += lines;
        System.err.printf(Locale.ROOT, "%,d, the last at %,.0f /s%n", interactions, last);
      }
      double append = appended(instance, APPENDING);
      instance.stop();
      System.out.printf(
          Locale.ROOT,
          "%s%d;%,.0f /s (the last million: %,.0f);%,.0f /s%n",
          MemoryBenchmark.RESULT,
          interactions,
          interactions / importing,
          last,
          append);
    }

    private static long write(Path file, String organisation, int seed) throws Exception {
      Simulation simulation =
          new Simulation(
              new SimulationParameters(
                  CLIENTS,
                  seed,
                  List.of(organisation),
                  SimulationParameters.DEFAULT_FROM,
                  SimulationParameters.DEFAULT_TO,
                  SimulationParameters.DEFAULT_TO));
      long lines = 0;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        while (simulation.hasNext()) {
          out.write(simulation.next().bytes());
          out.write('\n');
          lines++;
        }
      }
      return lines;
    }

    /**
     * Interactions a second of callers who wait for each to be durable, after as long a warm-up.
     */
    private static double appended(Instance instance, Duration time) throws InterruptedException {
      AtomicBoolean over = new AtomicBoolean();
      AtomicLong count = new AtomicLong();
      List<Thread> callers = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        int first = caller;
        callers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      for (int journey = first; ; journey += CALLERS) {
                        for (int n = 0; n < LONG; n++) {
                          if (over.get()) {
                            return;
                          }
                          instance.append(Lines.line(journey, n));
                          count.incrementAndGet();
                        }
                      }
                    }));
      }
      Thread.sleep(time);
      long before = count.get();
      long begin = System.nanoTime();
      Thread.sleep(time);
      double perSecond = (count.get() - before) / ((System.nanoTime() - begin) / 1e9);
      over.set(true);
      for (Thread caller : callers) {
        caller.join();
      }
      return perSecond;
    }
  }

  /** Serves what was filled. */
  public static final class Grown {

    private static final int WARM_UP = 4;
    private static final int ROUNDS = 3;
    private static final Duration COLLECTING = Duration.ofSeconds(10);

    private Grown() {}

    /** Has a server build the read models, asks for figures, and builds them anew. */
    public static void main(String[] arguments) throws Exception {
      AtomicLong most = new AtomicLong();
      MemoryBenchmark.watch(most, false);
      Thread.startVirtualThread(Grown::collect);
      try (Instance instance = new Instance(true, Path.of(arguments[1]))) {
        ReadModels models = instance.bean(ReadModels.class);
        for (Projection projection : models.projections()) {
          while (models.ask(c -> ProjectionStatus.of(c, projection)).lagEvents() > 0) {
            Thread.sleep(50);
          }
        }
        instance.settle();
        long interactions = number(instance, "select max(sequence) from interaction");
        double millions = (double) interactions / MILLION;
        long all = number(instance, "select pg_database_size(current_database())");
        long log =
            number(
                instance,
                "select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on"
                    + " n.oid = c.relnamespace where n.nspname = 'public' and c.relname in"
                    + " ('interaction', 'interaction_key', 'person_key')");
        double metrics = metrics(instance.bean(ServiceDesk.class));
        double rebuilt = Rebuilding.perSecond(models, models.projections(), interactions);
        System.out.printf(
            Locale.ROOT,
            "%s%,.0f /s;%d MB;%.2f s;%,.0f MB;%,.0f MB;%,.0f MB%n",
            MemoryBenchmark.RESULT,
            rebuilt,
            most.get() >> 20,
            metrics,
            all / 1e6 / millions,
            log / 1e6 / millions,
            (all - log) / 1e6 / millions);
      }
    }

    private static double metrics(ServiceDesk desk) {
      Period period =
          new Period(Instant.parse("2022-01-01T00:00:00Z"), Instant.parse("2023-01-01T00:00:00Z"));
      double[] seconds = new double[ROUNDS];
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        ServiceDesk.Known now = desk.now();
        long begin = System.nanoTime();
        desk.figures(
            new ServiceQuestion(
                organisation(1),
                period,
                StageModels.defaultModel(),
                now.asKnown(),
                now.sequence()));
        if (round >= 0) {
          seconds[round] = (System.nanoTime() - begin) / 1e9;
        }
      }
      return Table.median(seconds);
    }

    private static long number(Instance instance, String sql) throws SQLException {
      try (HikariDataSource owner = instance.owner(1);
          Connection connection = owner.getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getLong(1);
      }
    }

    /** In full now and then, or nothing would tell what is live. */
    private static void collect() {
      try {
        while (true) {
          Thread.sleep(COLLECTING);
          System.gc();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String organisation(int number) {
    return "city-" + number;
  }
}
