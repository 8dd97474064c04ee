package org.journey.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.journey.access.AccessEntry;
import org.journey.access.AccessLog;
import org.journey.log.Deadline;

/**
 * What it costs a reader that an entry of the access log is durable before the answer goes out, and
 * what the second wall, row-level security, costs who reads and who imports. One caller: who comes
 * alone waits longest, as nobody shares the commit.
 */
public final class PrivacyBenchmark {

  private static final int EACH = 15;

  private final Instance instance;
  private final Connection owner;
  private final int journeys;
  private final int calls;
  private final Random random = new Random(6);
  private final Table table = new Table();
  private int imported;
  private long raw;

  private PrivacyBenchmark(Instance instance, Connection owner, int journeys, int calls) {
    this.instance = instance;
    this.owner = owner;
    this.journeys = journeys;
    this.calls = calls;
  }

  /**
   * Arguments: {@code rounds=}; how many {@code calls=} of each kind a round has; {@code journeys=}
   * there are, of fifteen interactions each; how many {@code lines=} each half of a round imports.
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = Arguments.whole(arguments, "rounds", 8);
    int calls = Arguments.whole(arguments, "calls", 1_000);
    int journeys = Arguments.whole(arguments, "journeys", 20_000);
    int lines = Arguments.whole(arguments, "lines", 60_000);
    try (Instance instance = new Instance(true);
        HikariDataSource source = instance.owner(1);
        Connection owner = source.getConnection()) {
      PrivacyBenchmark benchmark = new PrivacyBenchmark(instance, owner, journeys, calls);
      benchmark.take(journeys * EACH);
      instance.awaitReadModels();
      instance.settle();
      benchmark.entries(rounds);
      benchmark.wall(rounds, lines);
      System.out.println("Machine: " + Table.machine() + ", PostgreSQL 18 embedded, fsync on.");
      System.out.println();
      System.out.print(benchmark.table);
    }
  }

  private void entries(int rounds) throws IOException, SQLException {
    AccessLog log = instance.bean(AccessLog.class);
    read(this::journey);
    byte[] entry = log.entries(log.head() - 1, log.head()).getFirst();
    try (Statement statement = owner.createStatement()) {
      statement.execute("create table raw_entry (number bigint primary key, entry bytea)");
    }
    double[] answered = new double[rounds];
    double[] written = new double[rounds];
    double[] inserted = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      double whole = read(this::journey);
      double ours = p50(() -> log.write(ofRead(), Deadline.soon()));
      double limit = p50(() -> insert(entry));
      if (round >= 0) {
        answered[round] = whole;
        written[round] = ours;
        inserted[round] = limit;
      }
    }
    table.pairs(
        "an entry of the access log, one at a time, p50",
        written,
        "raw: as many bytes inserted and committed",
        inserted,
        "µs",
        "");
    table.pairs(
        "of that, an answer to GET /journeys/{id} over HTTP, p50",
        written,
        "the whole of it",
        answered,
        "µs",
        "");
  }

  private void wall(int rounds, int lines) throws Exception {
    List<String> walled = walled();
    String[] what = {
      "GET /journeys/{id}, p50",
      "GET /interactions, 100 of the feed, p50",
      "GET /journeys, 100 of the list, p50"
    };
    double[][] with = new double[what.length + 1][rounds];
    double[][] without = new double[what.length + 1][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int half = 0; half < 2; half++) {
        // In turn, which of them begins.
        boolean stands = (round + half) % 2 == 0;
        stand(walled, stands);
        double[] took = {
          read(this::journey),
          read(
              () ->
                  "/api/v1/interactions?limit=100&after=" + random.nextInt(journeys * EACH - 100)),
          read(() -> "/api/v1/journeys?limit=100"),
          imports(lines)
        };
        for (int i = 0; round >= 0 && i < took.length; i++) {
          (stands ? with : without)[i][round] = took[i];
        }
      }
    }
    stand(walled, true);
    for (int i = 0; i < what.length; i++) {
      table.pairs(what[i] + ", with the second wall", with[i], "without", without[i], "µs", "");
    }
    table.pairs(
        "processor time of an imported interaction, with the second wall",
        with[what.length],
        "without",
        without[what.length],
        "ns",
        "");
  }

  private List<String> walled() throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select oid::regclass::text from pg_class where relrowsecurity order by 1")) {
      List<String> tables = new ArrayList<>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  private void stand(List<String> walled, boolean stands) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      for (String one : walled) {
        statement.execute(
            "alter table " + one + (stands ? " enable" : " disable") + " row level security");
      }
    }
  }

  private String journey() {
    return "/api/v1/journeys/" + Lines.journeyId(random.nextInt(journeys));
  }

  /** Microseconds of the one in the middle. */
  private double read(Supplier<String> path) throws IOException {
    // A connection of its own: one that is idle while others are measured is ended.
    try (HttpCaller caller = new HttpCaller(instance.port(), instance.token())) {
      return p50(
          () -> {
            if (caller.get(path.get()) != 200) {
              throw new IllegalStateException("not answered as it should be");
            }
          });
    }
  }

  private double p50(Call call) {
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      long begin = System.nanoTime();
      call.make();
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    return nanos[calls / 2] / 1e3;
  }

  @FunctionalInterface
  private interface Call {
    void make();
  }

  /** As a read of a journey by a member of staff has it. */
  private AccessEntry ofRead() {
    return new AccessEntry(
        Lines.ORGANISATION,
        "bench",
        List.of("IMPORT", "STAFF"),
        "readJourney",
        Set.of(Lines.journeyId(random.nextInt(journeys))),
        Set.of(),
        null,
        200,
        null,
        null);
  }

  private void insert(byte[] entry) {
    try (PreparedStatement insert = owner.prepareStatement("insert into raw_entry values (?, ?)")) {
      insert.setLong(1, ++raw);
      insert.setBytes(2, entry);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private double imports(int lines) throws Exception {
    long before = ProcessorTime.nanos();
    take(lines);
    double each = (ProcessorTime.nanos() - before) / (double) lines;
    // What follows the log is no part of the next half.
    instance.awaitReadModels();
    return each;
  }

  private void take(int lines) throws IOException {
    Path file = instance.scratch("part.ndjson");
    ImportBenchmark.write(file, imported / EACH, lines / EACH, 0, EACH, true);
    imported += lines;
    try (InputStream in = Files.newInputStream(file)) {
      ImportBenchmark.expectAccepted(instance.take(in), lines);
    }
    Files.delete(file);
  }
}
