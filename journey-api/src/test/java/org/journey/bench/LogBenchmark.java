package org.journey.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ours beside the raw limit and the peer, in turn, on one machine in one run.
 *
 * <p>Arguments: {@code rounds=5 seconds=5 journeys=10000 import=2000000}; {@code rounds=0} and
 * {@code import=0} leave the one half or the other out, {@code http=1} the commands.
 */
public final class LogBenchmark {

  private static final int HISTORY = 60;

  /** Journeys that no load lengthens, for reading. */
  private static final int READ_ONLY = 200;

  private final int rounds;
  private final double seconds;
  private final int journeys;
  private final int importLines;
  private final boolean httpOnly;
  private final Table table = new Table();
  private final AtomicLong ids = new AtomicLong();

  private LogBenchmark(String[] arguments) {
    rounds = Arguments.whole(arguments, "rounds", 5);
    seconds = Arguments.whole(arguments, "seconds", 5);
    journeys = Arguments.whole(arguments, "journeys", 10_000);
    importLines = Arguments.whole(arguments, "import", 2_000_000);
    httpOnly = Arguments.whole(arguments, "http", 0) == 1;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    LogBenchmark benchmark = new LogBenchmark(arguments);
    System.err.println(Table.machine());
    if (benchmark.rounds > 0) {
      benchmark.appends();
    }
    if (benchmark.importLines > 0) {
      benchmark.imports();
    }
    System.out.println("Machine: " + Table.machine() + ", PostgreSQL 18 embedded, fsync on.");
    System.out.println();
    System.out.print(benchmark.table);
  }

  private void appends() throws Exception {
    try (Instance instance = new Instance(true);
        HikariDataSource rawSource = instance.owner(17);
        HikariDataSource peerSource = instance.owner(20)) {
      preload(instance);
      RawTable raw = new RawTable(rawSource);
      String payload = "x".repeat(Math.max(1, raw.eventSize() - 80));
      StockAxon.createTables(peerSource);
      try (StockAxon plain = new StockAxon(peerSource, false);
          StockAxon cached = new StockAxon(peerSource, true)) {
        System.err.println("filling the peer's store");
        plain.preload(journeys, HISTORY, payload);
        cached.preload(journeys, HISTORY, payload);
        for (int journey = 0; journey < journeys; journey++) {
          cached.append(journey, payload);
        }
        if (!httpOnly) {
          commands(instance, rawSource, raw, plain, cached, payload);
          alone(instance, rawSource, raw);
        }
        overHttp(instance, plain, payload);
      }
      // Once to warm up, as the other loads are.
      states(instance, false);
      states(instance, true);
    }
  }

  private void preload(Instance instance) throws IOException {
    System.err.println("filling the log: " + journeys + " journeys of " + HISTORY);
    Path file = instance.scratch("preload.ndjson");
    ImportBenchmark.write(file, 0, journeys + READ_ONLY, 0, HISTORY, true);
    try (var in = Files.newInputStream(file)) {
      ImportBenchmark.expectAccepted(instance.take(in), (long) (journeys + READ_ONLY) * HISTORY);
    }
  }

  private byte[] fresh(int journey) {
    // Sessions, support, links, reflections and measures in turn; never a second referral.
    long number = ids.incrementAndGet();
    return Lines.line(journey, HISTORY + (int) (number % 100), "f-" + number);
  }

  private void commands(
      Instance instance,
      HikariDataSource rawSource,
      RawTable raw,
      StockAxon plain,
      StockAxon cached,
      String payload)
      throws Exception {
    double[] ours = new double[rounds];
    double[] stock = new double[rounds];
    double[] stockCached = new double[rounds];
    double[] rawSingle = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      // Round -1 warms up.
      double a = Load.perSecond(64, true, journeys, seconds, round, j -> instance.append(fresh(j)));
      double b = Load.perSecond(16, false, journeys, seconds, round, j -> plain.append(j, payload));
      double c =
          Load.perSecond(16, false, journeys, seconds, round, j -> cached.append(j, payload));
      double d = rawSingles(rawSource, raw, 16, round);
      if (round >= 0) {
        ours[round] = a;
        stock[round] = b;
        stockCached[round] = c;
        rawSingle[round] = d;
      }
    }
    String what = "append of one interaction by command, 64 callers, journeys of 60";
    table.pairs(what, ours, "stock Axon 4, load and append, 16 threads", stock, "/s", "8");
    table.pairs(what, ours, "the same with its cache and snapshots", stockCached, "/s", "2");
    table.pairs(what, ours, "raw JDBC, a row a transaction, 16 threads", rawSingle, "/s", "");
  }

  private double rawSingles(HikariDataSource source, RawTable raw, int callers, int round)
      throws Exception {
    Queue<Connection> connections =
        new ConcurrentLinkedQueue<>(RawTable.connections(source, callers));
    try {
      return Load.perSecond(
          callers,
          false,
          journeys,
          seconds,
          round,
          journey -> {
            Connection connection = connections.poll();
            try {
              raw.insert(connection, journey);
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            } finally {
              connections.add(connection);
            }
          });
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private void alone(Instance instance, HikariDataSource rawSource, RawTable raw) throws Exception {
    double[] ours = new double[rounds];
    double[] limit = new double[rounds];
    double[] batches = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      double a = Load.perSecond(1, false, journeys, seconds, round, j -> instance.append(fresh(j)));
      double b = rawSingles(rawSource, raw, 1, round);
      double c;
      try (Connection connection = rawSource.getConnection()) {
        long begin = System.nanoTime();
        for (int batch = 0; batch < 20; batch++) {
          raw.insertBatch(connection, 1000);
        }
        c = 20_000 / ((System.nanoTime() - begin) / 1e9);
      }
      if (round >= 0) {
        ours[round] = a;
        limit[round] = b;
        batches[round] = c;
      }
    }
    table.pairs(
        "append of one interaction, one caller alone",
        ours,
        "raw JDBC single insert, one caller",
        limit,
        "/s",
        "0.6");
    table.single(
        "for comparison: raw JDBC, batches of 1,000",
        String.format(Locale.ROOT, "%,.0f /s", Table.median(batches)),
        "",
        "");
  }

  private void overHttp(Instance instance, StockAxon plain, String payload) throws Exception {
    double[] ours = new double[rounds];
    double[] stock = new double[rounds];
    Queue<HttpCaller> callers = new ConcurrentLinkedQueue<>();
    String token = instance.token();
    for (int i = 0; i < 64; i++) {
      callers.add(new HttpCaller(instance.port(), token));
    }
    for (int round = -1; round < rounds; round++) {
      double a =
          Load.perSecond(
              64,
              true,
              journeys,
              seconds,
              round,
              journey -> {
                HttpCaller caller = callers.poll();
                int status = caller.post(fresh(journey));
                callers.add(caller);
                if (status != 201) {
                  throw new IllegalStateException("answered " + status);
                }
              });
      double b = Load.perSecond(16, false, journeys, seconds, round, j -> plain.append(j, payload));
      if (round >= 0) {
        ours[round] = a;
        stock[round] = b;
      }
    }
    for (HttpCaller caller : callers) {
      caller.close();
    }
    table.pairs(
        "the same over HTTP with tokens, 64 clients (client in the same JVM)",
        ours,
        "stock Axon 4, load and append, in process, 16 threads",
        stock,
        "/s",
        "3");
  }

  /** 200 reads a second beside 500 appends a second, each timed from when it was due. */
  private void states(Instance instance, boolean counts) throws Exception {
    double length = Math.max(10, seconds * 6);
    // Journeys that the other loads have not lengthened are read: 60 long.
    Paced reads =
        Paced.begin(
            instance,
            8,
            200,
            length,
            (caller, call) ->
                caller.getJourney(Lines.journeyId(journeys + call % READ_ONLY)) == 200);
    Paced writes =
        Paced.begin(
            instance,
            16,
            500,
            length,
            (caller, call) -> caller.post(fresh(call % journeys)) == 201);
    Paced.Result answered = reads.end();
    Paced.Result stored = writes.end();
    if (!counts) {
      return;
    }
    table.single(
        "GET of a journey of 60, 200 reads/s beside 500 appends/s, from when each was due",
        String.format(
            Locale.ROOT,
            "p50 %.1f ms, p99 %.1f ms, longest %.1f ms, %d failed",
            answered.millis(0.5),
            answered.millis(0.99),
            answered.millis(1),
            answered.failures() + stored.failures()),
        "",
        "p99 ≤ 15 ms");
  }

  private void imports() throws Exception {
    for (boolean grouped : new boolean[] {true, false}) {
      double[][] figures = ImportBenchmark.inItsOwnProcess(grouped, importLines);
      table.pairs(
          String.format(
              Locale.ROOT,
              "import of %,d lines, %s, heap ≤ 512 MB",
              importLines,
              grouped ? "grouped by journey" : "interleaved by time"),
          figures[0],
          "COPY IN of the same stored rows",
          figures[1],
          "/s",
          grouped ? "0.4" : "0.25");
      table.single(
          grouped
              ? "grouped: the last fifth beside the first"
              : "interleaved: the last fifth beside the first",
          String.format(Locale.ROOT, "%.2f", figures[0][figures[0].length - 1] / figures[0][0]),
          "",
          "0.8 to 1.2");
    }
  }
}
