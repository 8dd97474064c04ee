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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.journey.derived.ReadModels;
import org.journey.derived.ServiceDesk;
import org.journey.derived.ServiceQuestion;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.ingest.BatchReport;
import org.journey.model.StageModels;
import org.journey.service.Period;
import org.journey.simulation.Simulation;
import org.journey.simulation.SimulationParameters;

/**
 * What one machine holds: the same figures over a log of simulated histories that is larger each
 * time. A million interactions are one organisation's, as a large city's service would have them in
 * a few years. All but the last million are filled in grouped by person, which is what a log takes
 * fastest; the last comes in order of time, as years of several services would, and is the figure.
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
        "| interactions | import of the last million, by time | append, 64 callers | rebuild |"
            + " heap, live | metrics of one of the organisations | disk, a million | of it the log"
            + " | the read models |");
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
    private static final int PARTS = 64;

    /** Of the person whom an interaction is of: a simulation's ids begin with it. */
    private static final Pattern PERSON = Pattern.compile("\"id\":\"([0-9]+)-");

    private Filled() {}

    /** As a command does: no read model follows. */
    public static void main(String[] arguments) throws Exception {
      int organisations = Integer.parseInt(arguments[0]);
      Instance instance = new Instance(false, Path.of(arguments[1]));
      long interactions = 0;
      double last = 0;
      for (int number = 1; number <= organisations; number++) {
        Path file = instance.scratch("city.ndjson");
        boolean grouped = number < organisations;
        long lines = grouped ? writeGrouped(file, number) : write(file, number);
        long begin = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
          BatchReport report = instance.take(in);
          // A chunk that was tried twice, since the disk had too much to write, has repeats.
          if (report.accepted() + report.duplicates() != lines) {
            throw new IllegalStateException("refused: " + report.rejected());
          }
        }
        last = lines / ((System.nanoTime() - begin) / 1e9);
        Files.delete(file);
        interactions += lines;
        System.err.printf(
            Locale.ROOT,
            "%,d, the last %s at %,.0f /s%n",
            interactions,
            grouped ? "by person" : "by time",
            last);
      }
      double append = appended(instance, APPENDING);
      instance.stop();
      System.out.printf(
          Locale.ROOT,
          "%s%d;%,.0f /s;%,.0f /s%n",
          MemoryBenchmark.RESULT,
          interactions,
          last,
          append);
    }

    /** One organisation's histories in order of time. */
    private static long write(Path file, int number) throws IOException {
      Simulation simulation = simulation(number);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        while (simulation.hasNext()) {
          out.write(simulation.next().bytes());
          out.write('\n');
        }
      }
      return simulation.lines();
    }

    /**
     * The same histories so that a person's lines are near each other, still in their order: by
     * parts, each small enough that the states of all its journeys are remembered.
     */
    private static long writeGrouped(Path file, int number) throws IOException {
      Simulation simulation = simulation(number);
      List<Path> parts = new ArrayList<>();
      List<OutputStream> outs = new ArrayList<>();
      for (int part = 0; part < PARTS; part++) {
        parts.add(file.resolveSibling(file.getFileName() + "." + part));
        outs.add(new BufferedOutputStream(Files.newOutputStream(parts.get(part)), 1 << 16));
      }
      while (simulation.hasNext()) {
        byte[] line = simulation.next().bytes();
        Matcher person = PERSON.matcher(new String(line, StandardCharsets.UTF_8));
        if (!person.find()) {
          throw new IllegalStateException("an interaction of nobody");
        }
        OutputStream part = outs.get(Integer.parseInt(person.group(1)) % PARTS);
        part.write(line);
        part.write('\n');
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        for (int part = 0; part < PARTS; part++) {
          outs.get(part).close();
          Files.copy(parts.get(part), out);
          Files.delete(parts.get(part));
        }
      }
      return simulation.lines();
    }

    private static Simulation simulation(int number) {
      return new Simulation(
          new SimulationParameters(
              CLIENTS,
              number,
              List.of(organisation(number)),
              SimulationParameters.DEFAULT_FROM,
              SimulationParameters.DEFAULT_TO,
              SimulationParameters.DEFAULT_TO));
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
