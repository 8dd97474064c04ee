package org.journey.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The promise when the way to the database, or the database, misbehaves. */
class AppenderFaultsTest {

  private TestPostgres.Database database;
  private StallingProxy proxy;
  private GroupCommitAppender appender;
  private HikariDataSource pool;
  private PostgresInteractionLog reads;

  @BeforeEach
  void start() {
    database = TestPostgres.database();
    proxy = new StallingProxy(TestPostgres.port());
    appender = new GroupCommitAppender(database.through(proxy.port()), sequence -> {});
    pool = database.application().pool(4);
    reads = new PostgresInteractionLog(pool);
  }

  @AfterEach
  void stop() {
    appender.close();
    proxy.close();
    pool.close();
  }

  private AppendResult append(String journey, int version) {
    return appender.append(List.of(Appends.row("north", journey, version)), Deadline.soon());
  }

  /** Tries until it is answered; what was stored unanswered is found by its identity. */
  private static boolean stored(AppendResult result) {
    return switch (result) {
      case AppendResult.Appended _, AppendResult.IdentityTaken _ -> true;
      case AppendResult.VersionTaken _, AppendResult.KeysChanged _ -> false;
    };
  }

  private void eventually(String journey, int version) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        assertThat(stored(append(journey, version))).isTrue();
        return;
      } catch (LogUnavailable unavailable) {
        assertThat(System.nanoTime()).isLessThan(end);
        pause(50);
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_stalled_or_refusing_database_is_told_within_3_seconds_and_gone_on_with_by_itself() {
    append("j-1", 0);
    int version = 1;
    for (StallingProxy.Mode mode : List.of(StallingProxy.Mode.STALL, StallingProxy.Mode.REFUSE)) {
      proxy.mode(mode);
      int next = version++;
      long start = System.nanoTime();
      assertThatThrownBy(() -> append("j-1", next)).isInstanceOf(LogUnavailable.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      proxy.mode(StallingProxy.Mode.PASS);
      eventually("j-1", next);
    }
    LogContract.checkWhole(asLog(), version);
    assertThat(appender.reachable()).isTrue();
  }

  @Test
  void readers_of_a_stalled_or_refusing_database_are_told_within_3_seconds() {
    append("j-1", 0);
    try (HikariDataSource through = database.through(proxy.port()).pool(2)) {
      PostgresInteractionLog log = new PostgresInteractionLog(through);
      for (StallingProxy.Mode mode : List.of(StallingProxy.Mode.STALL, StallingProxy.Mode.REFUSE)) {
        assertThat(headOnceItAnswers(log)).isEqualTo(1);
        proxy.mode(mode);
        for (int i = 0; i < 4; i++) {
          long start = System.nanoTime();
          assertThatThrownBy(log::head).isInstanceOf(LogUnavailable.class);
          assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
        proxy.mode(StallingProxy.Mode.PASS);
      }
      assertThat(headOnceItAnswers(log)).isEqualTo(1);
    }
  }

  private static long headOnceItAnswers(PostgresInteractionLog log) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        return log.head();
      } catch (LogUnavailable unavailable) {
        assertThat(System.nanoTime()).isLessThan(end);
        pause(50);
      }
    }
  }

  @Test
  @Tag("faults")
  void many_callers_of_a_stalled_database_are_all_let_go_in_time() throws Exception {
    append("j-0", 0);
    proxy.mode(StallingProxy.Mode.STALL);
    CountDownLatch done = new CountDownLatch(300);
    List<Long> waited = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      String journey = "j-" + i;
      Thread.ofVirtual()
          .start(
              () -> {
                long start = System.nanoTime();
                try {
                  append(journey, 0);
                } catch (LogUnavailable unavailable) {
                  synchronized (waited) {
                    waited.add(System.nanoTime() - start);
                  }
                }
                done.countDown();
              });
    }
    assertThat(done.await(6, TimeUnit.SECONDS)).isTrue();
    assertThat(waited).hasSize(300).allMatch(nanos -> nanos < TimeUnit.SECONDS.toNanos(3));
    proxy.mode(StallingProxy.Mode.PASS);
    eventually("j-1", 0);
    for (int i = 2; i <= 300; i++) {
      eventually("j-" + i, 0);
    }
    LogContract.checkWhole(asLog(), 301);
  }

  @Test
  void half_a_second_on_every_packet_is_slow_and_works() {
    append("j-1", 0);
    proxy.mode(StallingProxy.Mode.SLOW);
    assertThat(append("j-1", 1)).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void an_answer_lost_after_the_commit_is_found_again() {
    append("j-1", 0);
    proxy.mode(StallingProxy.Mode.LOSE_ANSWERS);
    Thread heal =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (reads.head() < 2) {
                    pause(5);
                  }
                  proxy.mode(StallingProxy.Mode.PASS);
                });
    assertThat(heal).isNotNull();
    eventually("j-1", 1);
    eventually("j-1", 2);
    LogContract.checkWhole(asLog(), 3);
  }

  @Test
  void backends_killed_under_load_lose_and_double_nothing() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    Set<String> failures = ConcurrentHashMap.newKeySet();
    CountDownLatch done = new CountDownLatch(16);
    for (int writer = 0; writer < 16; writer++) {
      String journey = "j-" + writer;
      Thread.ofVirtual()
          .start(
              () -> {
                int version = 0;
                while (!over.get()) {
                  try {
                    if (stored(append(journey, version))) {
                      acknowledged.put(journey, version++);
                    } else {
                      failures.add(journey + " lost its place at " + version);
                    }
                  } catch (LogUnavailable unavailable) {
                    pause(10);
                  }
                }
                done.countDown();
              });
    }
    for (int kill = 0; kill < 12; kill++) {
      pause(120);
      database.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name ="
              + " 'journey-appender' and datname = current_database()");
    }
    pause(300);
    over.set(true);
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(failures).isEmpty();
    LogContract.checkWhole(asLog(), (int) reads.head());
    acknowledged.forEach(
        (journey, version) ->
            assertThat(reads.journey("north", journey, null)).hasSizeGreaterThan(version));
    assertThat(acknowledged).hasSize(16);
  }

  @Test
  void a_transaction_held_open_elsewhere_disturbs_nobody() throws Exception {
    heldOpen(Duration.ofSeconds(2));
  }

  @Test
  @Tag("faults")
  void a_transaction_held_open_elsewhere_for_70_seconds_disturbs_nobody() throws Exception {
    heldOpen(Duration.ofSeconds(70));
  }

  private void heldOpen(Duration time) throws Exception {
    append("j-1", 0);
    try (Connection holder = database.superuser().getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select txid_current()");
      statement.execute("select count(*) from interaction");
      long end = System.nanoTime() + time.toNanos();
      int version = 1;
      while (System.nanoTime() < end) {
        assertThat(append("j-1", version)).isInstanceOf(AppendResult.Appended.class);
        assertThat(reads.after(version, null, 10)).hasSize(1);
        version++;
        pause(20);
      }
      holder.rollback();
      LogContract.checkWhole(asLog(), version);
    }
  }

  @Test
  void a_holder_of_the_lock_that_is_paused_frees_the_others() throws Exception {
    append("j-1", 0);
    Connection paused = database.application().appender();
    try (Statement statement = paused.createStatement()) {
      statement.execute("begin");
      statement.execute("select pg_advisory_xact_lock(" + BatchWriter.LOCK + ")");
      eventually("j-1", 1);
      LogContract.checkWhole(asLog(), 2);
    } finally {
      paused.abort(Runnable::run);
    }
  }

  @Test
  void rolled_back_transactions_leave_no_gap() throws Exception {
    for (int version = 0; version < 5; version++) {
      append("j-1", version);
      appender.append(
          List.of(Appends.row("north", "j-1", version, "again-" + version)), Deadline.soon());
      try (Connection connection = database.application().appender();
          Statement statement = connection.createStatement()) {
        statement.execute("begin");
        statement.execute("select pg_advisory_xact_lock(" + BatchWriter.LOCK + ")");
        statement.execute("rollback");
      }
    }
    LogContract.checkWhole(asLog(), 5);
  }

  @Test
  void one_organisations_import_does_not_starve_another() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> imports = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String journey = "import-" + i;
      imports.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    int version = 0;
                    while (!over.get()) {
                      List<Append> many = new ArrayList<>();
                      for (int j = 0; j < 200; j++) {
                        many.add(Appends.row("north", journey, version++));
                      }
                      appender.append(many, Deadline.whileItMoves());
                    }
                  }));
    }
    pause(300);
    List<Long> passed = new ArrayList<>();
    for (int version = 0; version < 20; version++) {
      long head = reads.head();
      AppendResult stored =
          appender.append(List.of(Appends.row("south", "j-1", version)), Deadline.whileItMoves());
      passed.add(((AppendResult.Appended) stored).firstSequence() - head - 1);
    }
    over.set(true);
    for (Thread thread : imports) {
      thread.join();
    }
    // Told by what is stored, which does not depend on how busy the machine is: the batch that is
    // being stored, and the one it is in. Some 8,000 of the imports wait before it. At half of the
    // times, as another batch may have gone between the look at the head and the appending.
    Collections.sort(passed);
    assertThat(passed.get(passed.size() / 2))
        .as("stored while one waits: %s", passed)
        .isLessThanOrEqualTo(2L * GroupCommitAppender.BATCH);
  }

  /** At once, and not only by the look that a node takes every second of its own accord. */
  @Test
  void news_of_other_nodes_is_heard() throws Exception {
    try (LogNews news = new LogNews(database.application())) {
      assertThat(news.awaitBeyond(0, 50, TimeUnit.MILLISECONDS)).isFalse();
      List<Duration> waits = new ArrayList<>();
      for (int version = 0; version < 9; version++) {
        append("j-1", version);
        long start = System.nanoTime();
        assertThat(news.awaitBeyond(version, 30, TimeUnit.SECONDS)).isTrue();
        waits.add(Duration.ofNanos(System.nanoTime() - start));
        assertThat(news.head()).isEqualTo(version + 1);
      }
      // Of those that come right after such a look, each would wait for the whole second.
      Collections.sort(waits);
      assertThat(waits.get(waits.size() / 2)).as("%s", waits).isLessThan(Duration.ofMillis(500));
    }
  }

  @Test
  void the_database_counts_what_the_log_says() throws Exception {
    for (int version = 0; version < 3; version++) {
      append("j-1", version);
    }
    try (Connection connection = database.superuser().getConnection();
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("select count(*), max(sequence) from interaction")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(3);
      assertThat(row.getLong(2)).isEqualTo(reads.head());
    }
  }

  private LogUnderTest asLog() {
    return new LogUnderTest() {
      @Override
      public AppendResult append(List<Append> appends) {
        return appender.append(appends, Deadline.soon());
      }

      @Override
      public List<Stored> after(long sequence, int limit) {
        return reads.after(sequence, null, limit);
      }

      @Override
      public List<Stored> journey(String organisation, String journey) {
        return reads.journey(organisation, journey, null);
      }
    };
  }
}
