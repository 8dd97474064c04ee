package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.journey.faults.Observation.Sent;
import org.journey.faults.TcpProxy.Mode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL behind a proxy that stalls, refuses, is out of reach or slow. */
class UnreachableDatabaseTest {

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration BACK = Duration.ofSeconds(15);
  private static final int CALLERS = 40;

  /** As many as show whether something is kept of each; they also load this machine themselves. */
  private static final int CROWD = 300;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Handlers on their way out, probes, and those of the few writers that go on trying. */
  private static final int FEW = 20;

  @TempDir private static Path directory;
  private static Nodes nodes;
  private static TcpProxy proxy;
  private static Api api;

  @BeforeAll
  static void start() throws IOException {
    nodes = new Nodes(directory.resolve("data"));
    proxy = new TcpProxy(nodes.databasePort());
    api = nodes.start(proxy.port(), InstantSource.system());
  }

  @AfterAll
  static void end() throws IOException {
    // Passing: what closes in an orderly way must not wait for a broken connection.
    proxy.mode(Mode.PASS);
    api.close();
    nodes.close();
    proxy.close();
  }

  /** A test that failed must not leave the next one with a broken connection. */
  @AfterEach
  void mend() throws Exception {
    proxy.mode(Mode.PASS);
    long end = System.nanoTime() + BACK.toNanos();
    while (ChildApplication.health(api, "/readiness") != 200 && System.nanoTime() < end) {
      Thread.sleep(100);
    }
  }

  /** The worst of the three: nothing says that anything is wrong. */
  @Test
  void callers_of_one_that_stalls_are_told_within_3_s_and_it_resumes_by_itself() throws Exception {
    away(Mode.STALLED, "stalls", 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"STALLED", "REFUSING", "UNREACHABLE"})
  @Tag("faults")
  void callers_are_told_within_3_s_nothing_piles_up_and_it_resumes_by_itself(Mode mode)
      throws Exception {
    away(mode, mode.name().toLowerCase(Locale.ROOT), 2);
  }

  private static void away(Mode mode, String name, int rounds) throws Exception {
    long seed = Seed.next("database " + mode);
    Ledger ledger = new Ledger();
    try (Load load = new Load(api, ledger, "/faults/db-" + name, 2)) {
      String journey = load.journeys().getFirst();
      load.start(4, seed);
      Thread.sleep(500);
      int threads = PlatformThreads.count();

      proxy.mode(mode);
      Thread.sleep(200);
      for (int round = 0; round < rounds; round++) {
        for (Api.Reply reply : callAtOnce(ledger, load, "few-" + round, CALLERS)) {
          assertUnavailable(reply);
        }
        for (Api.Reply reply : callAtOnce(ledger, load, "crowd-" + round, CROWD)) {
          assertToldUnavailable(reply);
        }
        // The fault goes on: what was started for those callers must end all the same.
        awaitThreads(threads + FEW);
        assertReadersAreTold(journey);
      }

      proxy.mode(Mode.PASS);
      awaitService(ledger, load);
      load.stop();
    }
    assertThat(ledger.count(Fate.Unknown.class)).isPositive();
    new Aftermath(api, nodes.log()).assertPromiseKept(ledger);
  }

  @Test
  @Tag("faults")
  void with_each_round_trip_half_a_second_slower_callers_are_still_answered_within_3_s()
      throws Exception {
    Ledger ledger = new Ledger();
    try (Load load = new Load(api, ledger, "/faults/db-slow", 2)) {
      proxy.mode(Mode.SLOW);
      // The first to come finds connections whose checks are late as well.
      List<Api.Reply> replies = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        replies.addAll(callAtOnce(ledger, load, "slow-" + round, CALLERS));
        // Slow is not down: who asks for the health waits no longer than for anything else.
        for (String group : List.of("", "/readiness", "/liveness")) {
          Api.Reply health = api.health(group, LIMIT);
          assertThat(health.status()).as(group).isIn(healthWhenSlow(group));
          assertThat(health.took()).isLessThan(LIMIT);
        }
      }
      for (Api.Reply reply : replies) {
        assertThat(reply.took()).isLessThan(LIMIT);
        if (reply.status() != 201) {
          assertUnavailable(reply);
        }
      }
      assertThat(replies).anyMatch(reply -> reply.status() == 201);
      proxy.mode(Mode.PASS);
      awaitService(ledger, load);
    }
    new Aftermath(api, nodes.log()).assertPromiseKept(ledger);
  }

  /** All at once: one behind the other their waits add up to half a minute. */
  private static void assertReadersAreTold(String journey) throws Exception {
    List<Callable<Api.Reply>> reads = new ArrayList<>();
    for (String path :
        List.of(
            "/journeys/" + journey,
            "/journeys",
            "/journeys?minSequence=1000000000",
            "/clients/c-1/journeys")) {
      reads.add(() -> api.get(path));
    }
    List<Callable<Api.Reply>> probes = new ArrayList<>();
    for (String group : List.of("", "/readiness", "/liveness")) {
      probes.add(() -> api.health(group, LIMIT));
    }
    try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Api.Reply>> told = new ArrayList<>();
      probes.forEach(probe -> told.add(atOnce.submit(probe)));
      for (Future<Api.Reply> reply : atOnce.invokeAll(reads)) {
        assertUnavailable(reply.get());
      }
      assertThat(told.get(0).get().status()).isEqualTo(503);
      assertThat(told.get(1).get().status()).isEqualTo(503);
      assertThat(told.get(2).get().status()).isEqualTo(200);
    }
  }

  private static void assertUnavailable(Api.Reply reply) {
    assertToldUnavailable(reply);
    assertThat(reply.took()).isLessThan(LIMIT);
  }

  private static void assertToldUnavailable(Api.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(503);
    assertThat(reply.retryAfter()).isPresent();
    assertThat(reply.json().path("type").asString()).isEqualTo("/problems/unavailable");
  }

  /** Many at once; what they were told is also noted, as all that was sent. */
  private static List<Api.Reply> callAtOnce(Ledger ledger, Load load, String round, int callers)
      throws Exception {
    String journey = load.journeys().getLast();
    Random random = new Random(round.hashCode());
    List<Callable<Api.Reply>> calls = new ArrayList<>();
    for (int number = 0; number < callers; number++) {
      String id = "at-once-" + round + "-" + number;
      String body =
          Interactions.ordinary(
              load.source(), id, journey, Instant.parse("2026-03-01T09:00:00Z"), random);
      Sent sent = new Sent(round + "-" + number, 0, journey, load.source(), id, body);
      calls.add(() -> ledger.ask(api, sent, PATIENCE));
    }
    try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Api.Reply> replies = new ArrayList<>();
      for (Future<Api.Reply> reply : atOnce.invokeAll(calls)) {
        replies.add(reply.get());
      }
      return replies;
    }
  }

  /** A probe that takes two round trips of half a second is over its second. */
  private static List<Integer> healthWhenSlow(String group) {
    return group.equals("/liveness") ? List.of(200) : List.of(200, 503);
  }

  private static void awaitThreads(int most) throws InterruptedException {
    long end = System.nanoTime() + BACK.toNanos();
    int now = PlatformThreads.count();
    while (now > most) {
      assertThat(System.nanoTime())
          .as("%d threads at work, not %d, %s after the callers were told", now, most, BACK)
          .isLessThan(end);
      Thread.sleep(200);
      now = PlatformThreads.count();
    }
  }

  private static void awaitService(Ledger ledger, Load load) throws Exception {
    long end = System.nanoTime() + BACK.toNanos();
    String id = "after";
    String body =
        Interactions.event(
            load.source(),
            id,
            load.journeys().getFirst(),
            Instant.parse("2026-03-02T09:00:00Z"),
            "worker-assigned",
            "{\"worker\":\"w-1\"}");
    Sent sent = new Sent("after", 0, load.journeys().getFirst(), load.source(), id, body);
    while (!(ledger.send(api, sent, LIMIT) instanceof Fate.Acknowledged)
        || api.health("/readiness", LIMIT).status() != 200) {
      assertThat(System.nanoTime()).as("back in service within " + BACK).isLessThan(end);
      Thread.sleep(200);
    }
  }
}
