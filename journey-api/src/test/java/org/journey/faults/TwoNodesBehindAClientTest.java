package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two applications on one database and clients who, when one of them does not answer, ask the other
 * once: what happens to a node they do not notice, and views follow.
 */
class TwoNodesBehindAClientTest {

  private static final Duration VIEWS_FOLLOW = Duration.ofSeconds(10);
  private static final Duration AGAIN = Duration.ofSeconds(60);

  /** Within as long a node says that it cannot. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final int WRITERS = 3;

  @TempDir private static Path directory;
  private static Nodes nodes;
  private static Views views;
  private NodeProcess one;
  private NodeProcess other;

  @BeforeAll
  static void startDatabase() {
    nodes = new Nodes(directory.resolve("data"));
    views = new Views(nodes.log());
  }

  @AfterAll
  static void endDatabase() {
    nodes.close();
  }

  @BeforeEach
  void start() throws Exception {
    try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<NodeProcess> first = atOnce.submit(() -> nodes.startProcess(output("one")));
      other = nodes.startProcess(output("other"));
      one = first.get();
    }
    views.awaitShared(AGAIN);
  }

  private static Path output(String node) {
    return directory.resolve(node + ".out");
  }

  @AfterEach
  void end() {
    one.close();
    other.close();
  }

  /** Clients who begin with one node, and as many who begin with the other. */
  private List<OneOfTwo> clients(Load load, long seed) {
    List<OneOfTwo> clients =
        List.of(
            new OneOfTwo(one.api(), other.api(), PATIENCE),
            new OneOfTwo(other.api(), one.api(), PATIENCE));
    clients.forEach(client -> load.start(client.atEase(), WRITERS, seed));
    return clients;
  }

  @Test
  @Tag("faults")
  void one_after_the_other_is_restarted_twice_and_no_call_fails() throws Exception {
    long seed = Seed.next("nodes restarted behind clients");
    Ledger ledger = new Ledger();
    try (Load load = new Load(one.api(), ledger, "/faults/client-restarted", 5)) {
      List<OneOfTwo> clients = clients(load, seed);
      for (int round = 0; round < 2; round++) {
        for (NodeProcess node : List.of(one, other)) {
          awaitMore(ledger, 200);
          node.restart();
        }
      }
      awaitMore(ledger, 200);
      load.stop();
      assertThat(ledger.inDoubt()).isEmpty();
      tell("restarted, at the end views followed after", views.awaitFollowed(AGAIN), clients);
      assertThat(clients).allMatch(client -> client.retried() > 0);
    }
    new Aftermath(one.api(), nodes.log()).assertPromiseKept(ledger);
    new Aftermath(other.api(), nodes.log()).assertPromiseKept(ledger);
  }

  @Test
  @Tag("faults")
  void one_is_paused_for_fifteen_seconds_and_what_it_does_late_has_no_effect() throws Exception {
    long seed = Seed.next("a node paused behind clients");
    Ledger ledger = new Ledger();
    try (Load load = new Load(one.api(), ledger, "/faults/client-paused", 5)) {
      List<OneOfTwo> clients = clients(load, seed);
      awaitMore(ledger, 200);

      other.pause();
      long since = System.nanoTime();
      try {
        Duration took = views.awaitFollowed(VIEWS_FOLLOW);
        while (System.nanoTime() - since < Duration.ofSeconds(15).toNanos()) {
          long before = ledger.count(Fate.Acknowledged.class);
          Thread.sleep(1_000);
          assertThat(ledger.count(Fate.Acknowledged.class)).isGreaterThan(before);
        }
        tell("paused: views went on after", took, clients);
      } finally {
        other.letGo();
      }
      // It comes back to calls that nobody waits for any more, and to new ones.
      load.start(new OneOfTwo(other.api(), one.api(), PATIENCE).atEase(), WRITERS, seed + 1);
      awaitMore(ledger, 400);
      load.stop();
      views.awaitShared(AGAIN);
    }
    new Aftermath(one.api(), nodes.log()).assertPromiseKept(ledger);
    new Aftermath(other.api(), nodes.log()).assertPromiseKept(ledger);
  }

  private static void tell(String what, Duration took, List<OneOfTwo> clients) {
    System.out.printf(
        "%s %d ms; asked the other node %d times, the slowest answer after %d ms%n",
        what,
        took.toMillis(),
        clients.stream().mapToLong(OneOfTwo::retried).sum(),
        clients.stream().mapToLong(client -> client.longest().toMillis()).max().orElse(0));
  }

  private static void awaitMore(Ledger ledger, int count) throws InterruptedException {
    long wanted = ledger.count(Fate.Acknowledged.class) + count;
    long end = System.nanoTime() + AGAIN.toNanos();
    while (ledger.count(Fate.Acknowledged.class) < wanted) {
      assertThat(System.nanoTime())
          .as("%d more acknowledged within %s", count, AGAIN)
          .isLessThan(end);
      Thread.sleep(20);
    }
  }
}
