package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Two applications on one database: one is paused and let go, or killed, and the other goes on. */
class TwoNodesTest {

  private static final Duration TAKE_OVER = Duration.ofSeconds(8);
  private static final Duration AGAIN = Duration.ofSeconds(60);
  private static final Duration VIEWS_FOLLOW = Duration.ofSeconds(10);

  /** By then a node has said that it cannot. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Instant START = Instant.parse("2016-01-05T09:00:00Z");

  /** The lock of all appends. */
  private static final long LOCK = 7669477824774109473L;

  private static final int LINES = 4_000;
  private static final int JOURNEY = 200;

  @TempDir private static Path directory;
  private static Nodes nodes;
  private static Api other;

  @BeforeAll
  static void start() throws IOException {
    nodes = new Nodes(directory.resolve("data"));
    other = nodes.start(nodes.databasePort(), InstantSource.system());
  }

  @AfterAll
  static void end() {
    other.close();
    nodes.close();
  }

  @Test
  @Tag("faults")
  void one_paused_for_fifteen_seconds_again_and_again_is_fenced_and_the_other_takes_over()
      throws Exception {
    pause("/faults/paused-often", 10, Duration.ofSeconds(15));
  }

  /** There no limit of the server's frees the lock: a pause at its worst moment. */
  @Test
  void one_that_falls_silent_in_the_middle_of_its_rows_is_fenced_and_the_other_takes_over()
      throws Exception {
    Ledger ledger = new Ledger();
    try (Load load = new Load(other, ledger, "/faults/silent", 2);
        Connection silent = nodes.asNode();
        Statement statement = silent.createStatement()) {
      silent.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      silent
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy interaction from stdin (format binary)");
      load.start(4, Seed.next("a node silent in the middle of its rows"));
      awaitMore(ledger, 20, TAKE_OVER);
      load.stop();
    }
    new Aftermath(other, nodes.log()).assertPromiseKept(ledger);
  }

  @Test
  void one_is_killed_no_call_fails_that_asks_the_other_once_and_views_go_on() throws Exception {
    kill("/faults/node-killed", 1);
  }

  @Test
  @Tag("faults")
  void one_is_killed_again_and_again_and_no_call_fails_that_asks_the_other_once() throws Exception {
    kill("/faults/node-killed-often", 10);
  }

  private static void pause(String source, int rounds, Duration time) throws Exception {
    long seed = Seed.next("a node paused");
    Ledger ledger = new Ledger();
    Ledger others = new Ledger();
    AtomicBoolean stop = new AtomicBoolean();
    try (NodeProcess paused = nodes.startProcess(directory.resolve("paused.out"));
        Load load = new Load(paused.api(), ledger, source, 4);
        Load beside = new Load(other, others, source + "-beside", 4);
        ExecutorService importer = Executors.newVirtualThreadPerTaskExecutor();
        Connection watch = nodes.watch()) {
      try {
        // What comes many at once takes several messages, from one to the next of which the lock is
        // held.
        Future<Integer> imported =
            importer.submit(() -> importUntil(stop, paused.api(), source + "-import", seed));
        load.start(4, seed);
        for (int round = 0; round < rounds; round++) {
          awaitMore(ledger, 20, AGAIN);
          pauseWithLock(paused, watch);
          long since = System.nanoTime();
          if (round == 0) {
            beside.start(other.atEase(), 4, seed);
          }
          awaitMore(others, 20, TAKE_OVER);
          while (System.nanoTime() - since < time.toNanos()) {
            long before = others.count(Fate.Acknowledged.class);
            Thread.sleep(500);
            assertThat(others.count(Fate.Acknowledged.class)).isGreaterThan(before);
          }
          paused.letGo();
          awaitMore(ledger, 20, AGAIN);
        }
        load.stop();
        beside.stop();
        stop.set(true);
        assertThat(imported.get()).isPositive();
      } finally {
        stop.set(true);
        paused.letGo();
      }
    }
    new Aftermath(other, nodes.log()).assertPromiseKept(others);
    new Aftermath(other, nodes.log()).assertPromiseKept(ledger);
  }

  /** Import after import, each sent again until all of it is said to be there. */
  private static int importUntil(AtomicBoolean stop, Api api, String source, long seed)
      throws IOException, InterruptedException {
    Random random = new Random(seed);
    int imports = 0;
    while (!stop.get()) {
      String lines = lines(source, imports, random);
      Api.Reply reply = api.batch(lines);
      while (reply.status() == 503) {
        Thread.sleep(200);
        reply = api.batch(lines);
      }
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      assertThat(reply.json().path("accepted").asInt() + reply.json().path("duplicates").asInt())
          .as(reply.body())
          .isEqualTo(LINES);
      imports++;
    }
    return imports;
  }

  private static String lines(String source, int number, Random random) {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      String id = "i-" + number + "-" + line;
      String journey =
          source.substring(source.lastIndexOf('/') + 1) + "-" + number + "-" + line / JOURNEY;
      Instant time = START.plusSeconds(line);
      lines
          .append(
              line % JOURNEY == 0
                  ? Interactions.referral(source, id, journey, time)
                  : Interactions.ordinary(source, id, journey, time, random))
          .append('\n');
    }
    return lines.toString();
  }

  /** Nobody else appends now, so whoever is in the middle of a transaction with the lock is it. */
  private static void pauseWithLock(NodeProcess node, Connection watch) throws Exception {
    for (int attempt = 0; attempt < 500; attempt++) {
      node.pause();
      // What the server was at when its client stopped comes to its end first.
      Thread.sleep(30);
      if (lockIsHeldInSilence(watch)) {
        return;
      }
      node.letGo();
      Thread.sleep(new Random(attempt).nextInt(20));
    }
    throw new IllegalStateException("the node was never caught with the lock in its hand");
  }

  private static boolean lockIsHeldInSilence(Connection watch) throws SQLException {
    try (Statement statement = watch.createStatement();
        ResultSet held =
            statement.executeQuery(
                "select 1 from pg_locks l join pg_stat_activity a using (pid) where l.locktype ="
                    + " 'advisory' and l.granted and a.wait_event = 'ClientRead'"
                    + " and a.application_name = 'journey-appender'")) {
      return held.next();
    }
  }

  private static void kill(String source, int rounds) throws Exception {
    long seed = Seed.next("a node killed");
    Random random = new Random(seed);
    Ledger ledger = new Ledger();
    Views views = new Views(nodes.log());
    for (int round = 0; round < rounds; round++) {
      // Ended with each round: whose load went on would send as often again in the next.
      try (Load load = new Load(other, ledger, source + "-" + round, 40);
          NodeProcess killed = nodes.startProcess(directory.resolve("killed.out"))) {
        views.awaitShared(AGAIN);
        OneOfTwo theirs = new OneOfTwo(killed.api(), other, PATIENCE);
        OneOfTwo others = new OneOfTwo(other, killed.api(), PATIENCE);
        load.start(theirs.atEase(), 3, seed + round).start(others.atEase(), 3, seed + round);
        awaitMore(ledger, 200, AGAIN);
        Thread.sleep(random.nextInt(500));
        killed.kill();
        Duration took = views.awaitFollowed(VIEWS_FOLLOW);
        awaitMore(ledger, 100, TAKE_OVER);
        System.out.printf(
            "killed: views went on after %d ms, the slowest call took %d ms%n",
            took.toMillis(), Math.max(theirs.longest().toMillis(), others.longest().toMillis()));
        assertThat(theirs.retried()).isPositive();
        load.stop();
      }
    }
    assertThat(ledger.inDoubt()).isEmpty();
    new Aftermath(other, nodes.log()).assertPromiseKept(ledger);
  }

  private static void awaitMore(Ledger ledger, int count, Duration patience)
      throws InterruptedException {
    long wanted = ledger.count(Fate.Acknowledged.class) + count;
    long end = System.nanoTime() + patience.toNanos();
    while (ledger.count(Fate.Acknowledged.class) < wanted) {
      assertThat(System.nanoTime())
          .as("%d more acknowledged within %s", count, patience)
          .isLessThan(end);
      Thread.sleep(20);
    }
  }
}
