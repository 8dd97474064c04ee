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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.journey.derived.ReadModels;
import org.journey.engine.Projection;
import org.journey.engine.Rebuild;
import org.journey.engine.RebuildWorker;
import org.journey.engine.Slots;

/**
 * Projections of ours beside stock Axon's pooled processor over the same events with the same
 * folds.
 *
 * <p>Arguments: {@code journeys=20000 each=50 rounds=3 seconds=20 peer=2000}, the last one journeys
 * in the peer's store.
 */
public final class ProjectionBenchmark {

  private final int journeys;
  private final int each;
  private final int rounds;
  private final int seconds;
  private final int peerJourneys;
  private final Table table = new Table();
  private final AtomicLong ids = new AtomicLong();

  private ProjectionBenchmark(String[] arguments) {
    journeys = Arguments.whole(arguments, "journeys", 20_000);
    each = Arguments.whole(arguments, "each", 50);
    rounds = Arguments.whole(arguments, "rounds", 3);
    seconds = Arguments.whole(arguments, "seconds", 20);
    peerJourneys = Arguments.whole(arguments, "peer", 2_000);
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    ProjectionBenchmark benchmark = new ProjectionBenchmark(arguments);
    System.err.println(Table.machine());
    try (Instance instance = new Instance(true)) {
      benchmark.fill(instance);
      instance.settle();
      // Once to warm up; and before the peer, whose tables are vacuumed for minutes afterwards.
      benchmark.visibility(instance, false);
      benchmark.visibility(instance, true);
      if (benchmark.rounds > 0) {
        benchmark.rebuilds(instance);
      }
    }
    System.out.println("Machine: " + Table.machine() + ", PostgreSQL 18 embedded, fsync on.");
    System.out.println();
    System.out.print(benchmark.table);
  }

  private void fill(Instance instance) throws IOException, InterruptedException {
    Path file = instance.scratch("fill.ndjson");
    ImportBenchmark.write(file, 0, journeys, 0, each, true);
    long begin = System.nanoTime();
    try (InputStream in = Files.newInputStream(file)) {
      ImportBenchmark.expectAccepted(instance.take(in), (long) journeys * each);
    }
    double imported = (System.nanoTime() - begin) / 1e9;
    instance.awaitReadModels();
    double visible = (System.nanoTime() - begin) / 1e9;
    System.err.printf(Locale.ROOT, "imported in %.1f s, visible after %.1f s%n", imported, visible);
  }

  /**
   * All projections from the whole log, one after the other, each until it serves; in turn with the
   * peer's processor over a part of the same events.
   */
  private void rebuilds(Instance instance) throws Exception {
    ReadModels models = instance.bean(ReadModels.class);
    Projection count = new CountProjection();
    double[] ours = new double[rounds];
    double[] trivial = new double[rounds];
    double[] peer = new double[rounds];
    double[] peerTrivial = new double[rounds];
    try (HikariDataSource owner = instance.owner(20);
        CountWorker worker = new CountWorker(models, count, owner);
        StockProjector stock = new StockProjector(owner)) {
      long events = stock.fill(models.source(), Math.min(journeys, peerJourneys));
      for (int round = -1; round < rounds; round++) {
        // Round -1 warms up.
        double a = worker.perSecond((long) journeys * each);
        double b = stock.trivially("trivial-" + (round + 1), events);
        double c = Rebuilding.perSecond(models, models.projections(), (long) journeys * each);
        double d = stock.folding("folding-" + (round + 1), models.projections(), events);
        System.err.printf(
            Locale.ROOT, "ours %,.0f (trivial %,.0f), peer %,.0f (trivial %,.0f)%n", c, a, d, b);
        if (round >= 0) {
          trivial[round] = a;
          peerTrivial[round] = b;
          ours[round] = c;
          peer[round] = d;
        }
      }
    }
    table.pairs(
        String.format(
            Locale.ROOT,
            "rebuild of all projections over %,d interactions of %,d journeys, until they serve",
            journeys * each,
            journeys),
        ours,
        "stock Axon's pooled processor, the same folds, batch 1,000, 4 segments",
        peer,
        "/s",
        "10");
    table.pairs(
        "the same with a fold that counts",
        trivial,
        "the same processor with a handler that counts",
        peerTrivial,
        "/s",
        "");
  }

  /** Rebuilds of the counting projection, which the application does not know. */
  private static final class CountWorker implements AutoCloseable {
    private final ReadModels models;
    private final Projection count;

    CountWorker(ReadModels models, Projection count, HikariDataSource owner) throws SQLException {
      this.models = models;
      this.count = count;
      CountProjection.createTables(owner);
      models.ask(
          c -> {
            Slots.register(c, count, ReadModels.SEGMENTS, 1);
            return true;
          });
    }

    double perSecond(long interactions) throws InterruptedException {
      long begin = System.nanoTime();
      models.ask(c -> models.rebuilds().start(c, count));
      try (RebuildWorker worker =
          new RebuildWorker(
              models.database(),
              models.source(),
              List.of(count),
              "bench-" + begin,
              Runtime.getRuntime().availableProcessors(),
              (name, error) -> System.err.println(error))) {
        while (Rebuilding.last(models, count).state() == Rebuild.State.BUILDING) {
          Thread.sleep(5);
        }
        // Nobody follows the log for it: built is all there is to be done.
        double took = (System.nanoTime() - begin) / 1e9;
        models.ask(c -> models.rebuilds().cancel(c, count));
        return interactions / took;
      }
    }

    @Override
    public void close() {}
  }

  /** Up to where all projections that serve include all. */
  private static long furthest(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "select min(c.position) from projection p join projection_checkpoint c on"
                    + " c.projection = p.name and c.slot = p.live where p.name in ('journeys',"
                    + " 'services')");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A thousand appends a second, each timed from its acknowledgement until it is in both views. */
  private void visibility(Instance instance, boolean counts) throws Exception {
    ReadModels models = instance.bean(ReadModels.class);
    record Acknowledged(long sequence, long at) {}
    ConcurrentLinkedQueue<Acknowledged> waiting = new ConcurrentLinkedQueue<>();
    int writers = 16;
    int perWriter = 1_000 * seconds / writers;
    List<Thread> threads = new ArrayList<>();
    long start = System.nanoTime() + 500_000_000L;
    for (int i = 0; i < writers; i++) {
      int number = i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int call = 0; call < perWriter; call++) {
                      long due =
                          start + (long) ((call + number / (double) writers) * writers / 1e3 * 1e9);
                      try {
                        long wait = due - System.nanoTime();
                        if (wait > 0) {
                          Thread.sleep(java.time.Duration.ofNanos(wait));
                        }
                      } catch (InterruptedException e) {
                        return;
                      }
                      long id = ids.incrementAndGet();
                      long sequence =
                          instance.append(
                              Lines.line(
                                  (int) (id * 7919 % journeys),
                                  each + (int) (id % 100),
                                  "v-" + id));
                      waiting.add(new Acknowledged(sequence, System.nanoTime()));
                    }
                  }));
    }
    List<Long> latencies = new ArrayList<>();
    Thread watcher =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!Thread.currentThread().isInterrupted() || !waiting.isEmpty()) {
                    long position = models.ask(c -> furthest(c));
                    long now = System.nanoTime();
                    long upTo = position;
                    waiting.removeIf(
                        one -> {
                          if (one.sequence() > upTo) {
                            return false;
                          }
                          latencies.add(now - one.at());
                          return true;
                        });
                    try {
                      Thread.sleep(5);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }
                });
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - start) / 1e9;
    watcher.interrupt();
    watcher.join();
    long[] all = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    if (!counts) {
      return;
    }
    table.single(
        String.format(
            Locale.ROOT,
            "from acknowledged to visible in all views, %,.0f appends/s",
            all.length / took),
        String.format(
            Locale.ROOT,
            "p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
            all[all.length / 2] / 1e6,
            all[(int) (all.length * 0.99)] / 1e6,
            all[all.length - 1] / 1e6),
        "",
        "p99 ≤ 150 ms");
  }
}
