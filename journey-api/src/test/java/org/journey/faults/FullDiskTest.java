package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.journey.faults.Observation.Sent;
import org.journey.local.LocalInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk under PostgreSQL is full: that of its tables, where it refuses each row but answers, and
 * that of its write-ahead log, where it falls and cannot recover before there is room.
 */
class FullDiskTest {

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration BACK = Duration.ofSeconds(60);
  private static final int MEGABYTES = 160;
  private static final int ROUNDS = 15;

  private static ChildApplication application;
  private static Api api;
  private static LogRows log;
  private static Path tables;
  private static Path writeAhead;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    application = new ChildApplication(directory.resolve("data"));
    tables = application.data().resolve("postgres/base");
    writeAhead = application.data().resolve("postgres/pg_wal");
    Optional<SmallDisks> disks = SmallDisks.of(tables, writeAhead);
    assumeTrue(
        disks.isPresent(),
        "no small disk can be mounted here: neither user namespaces (unshare -Urm) nor root");
    LocalInstance.start(application.data()).close();
    application.startWithin(disks.get().program(MEGABYTES));
    api = application.api("soar");
    log = application.log();
  }

  @AfterAll
  static void end() throws Exception {
    if (api != null) {
      api.close();
    }
    application.close();
  }

  /** A test that failed must not leave the next one without room. */
  @AfterEach
  void makeRoom() throws Exception {
    SmallDisks.makeRoom(application.pid(), tables);
    SmallDisks.makeRoom(application.pid(), writeAhead);
    application.awaitReady(BACK);
  }

  @Test
  void without_room_for_tables_callers_are_told_so_and_with_room_it_resumes_by_itself()
      throws Exception {
    long seed = Seed.next("no room for tables");
    Ledger ledger = new Ledger();
    try (Load load = new Load(api, ledger, "/faults/full-tables", 3)) {
      load.start(4, seed);
      awaitMore(ledger, 50);
      SmallDisks.fill(application.pid(), tables);
      awaitHealth(503, LIMIT.multipliedBy(10));

      int told = 0;
      for (int round = 0; round < ROUNDS; round++) {
        Api.Reply reply = call(ledger, load, round);
        assertThat(reply.took()).isLessThan(LIMIT);
        // A row may find a gap that a taken back one left: then it is durable, and so it is told.
        if (reply.status() != 201) {
          assertUnavailable(reply);
          told++;
        }
        // Who reads is written down, which needs room as well; without that nothing is told.
        Api.Reply read = api.get("/journeys/" + load.journeys().getFirst());
        if (read.status() != 200) {
          assertUnavailable(read);
        }
        assertThat(api.health("/liveness", LIMIT).status()).isEqualTo(200);
      }
      assertThat(told).as("of " + ROUNDS + " told that there is no room").isGreaterThan(ROUNDS / 2);
      awaitHealth(503, LIMIT);

      // Nobody calls now: what finds out that there is room is the platform itself.
      load.stop();
      SmallDisks.makeRoom(application.pid(), tables);
      awaitHealth(200, BACK);
      assertThat(call(ledger, load, ROUNDS).status()).isEqualTo(201);
    }
    assertThat(ledger.count(Fate.Unknown.class)).isPositive();
    new Aftermath(api, log).assertPromiseKept(ledger);
  }

  @Test
  @Tag("faults")
  void without_room_for_the_write_ahead_log_postgresql_falls_and_is_back_when_there_is_room()
      throws Exception {
    long seed = Seed.next("no room for the write-ahead log");
    Ledger ledger = new Ledger();
    try (Load load = new Load(api, ledger, "/faults/full-wal", 3)) {
      load.start(4, seed);
      awaitMore(ledger, 50);
      SmallDisks.fill(application.pid(), writeAhead);
      useUpWhatIsLeft();
      awaitHealth(503, LIMIT.multipliedBy(10));

      for (int round = 0; round < ROUNDS; round++) {
        assertUnavailable(call(ledger, load, round));
        assertUnavailable(api.get("/journeys/" + load.journeys().getFirst()));
        assertThat(api.health("/readiness", LIMIT).status()).isEqualTo(503);
        assertThat(api.health("/liveness", LIMIT).status()).isEqualTo(200);
        Thread.sleep(200);
      }

      SmallDisks.makeRoom(application.pid(), writeAhead);
      awaitHealth(200, BACK);
      awaitMore(ledger, 50);
      load.stop();
    }
    assertThat(ledger.count(Fate.Unknown.class)).isPositive();
    new Aftermath(api, log).assertPromiseKept(ledger);
  }

  /** Begins file after file of the write-ahead log, until there is none left to begin. */
  private static void useUpWhatIsLeft() {
    long end = System.nanoTime() + BACK.toNanos();
    try (Connection connection = log.connect();
        Statement statement = connection.createStatement()) {
      while (System.nanoTime() < end) {
        statement.execute("select pg_logical_emit_message(true, 'faults', 'full')");
        statement.execute("select pg_switch_wal()");
      }
    } catch (SQLException fallen) {
      return;
    }
    throw new IllegalStateException("PostgreSQL goes on without room for its write-ahead log");
  }

  private static Api.Reply call(Ledger ledger, Load load, int number) throws Exception {
    String journey = load.journeys().getLast();
    String id = "call-" + number;
    String body =
        Interactions.ordinary(
            load.source(), id, journey, Instant.parse("2026-03-01T09:00:00Z"), new Random(number));
    Sent sent = new Sent("caller", number, journey, load.source(), id, body);
    return ledger.ask(api, sent, Duration.ofSeconds(10));
  }

  private static void assertUnavailable(Api.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(503);
    assertThat(reply.retryAfter()).isPresent();
    assertThat(reply.took()).isLessThan(LIMIT);
  }

  private static void awaitHealth(int status, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (ChildApplication.health(api, "/readiness") != status) {
      assertThat(System.nanoTime()).as("readiness " + status + " in " + patience).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private static void awaitMore(Ledger ledger, int count) throws InterruptedException {
    long wanted = ledger.count(Fate.Acknowledged.class) + count;
    long end = System.nanoTime() + BACK.toNanos();
    while (ledger.count(Fate.Acknowledged.class) < wanted) {
      assertThat(System.nanoTime()).as("acknowledged in " + BACK).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
