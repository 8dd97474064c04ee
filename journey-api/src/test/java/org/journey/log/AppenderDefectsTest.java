package org.journey.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log must not do, whatever its caller believes and whatever breaks beside it. */
class AppenderDefectsTest {

  private final AtomicBoolean defective = new AtomicBoolean();
  private TestPostgres.Database database;
  private GroupCommitAppender appender;

  @BeforeEach
  void start() {
    database = TestPostgres.database();
    appender = new GroupCommitAppender(database.application(), this::news);
  }

  @AfterEach
  void stop() {
    appender.close();
  }

  private void news(long sequence) {
    if (defective.getAndSet(false)) {
      throw new OutOfMemoryError("made up");
    }
  }

  private static List<Append> rows(String journey, int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(version -> Appends.row("north", journey, version))
        .toList();
  }

  /** One, a few and many: each is stored in a way of its own. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void nothing_is_stored_ahead_of_its_journey(int count) {
    assertThat(appender.append(rows("j-1", 0, 1), Deadline.soon()))
        .isInstanceOf(AppendResult.Appended.class);
    assertThat(appender.append(rows("j-1", 2, count), Deadline.soon()))
        .isInstanceOf(AppendResult.VersionTaken.class);
    assertThat(appender.append(rows("j-2", 1, count), Deadline.soon()))
        .isInstanceOf(AppendResult.VersionTaken.class);
    assertThat(appender.append(rows("j-1", 1, count), Deadline.soon()))
        .isInstanceOfSatisfying(
            AppendResult.Appended.class, it -> assertThat(it.firstSequence()).isEqualTo(2));
  }

  /** The very same bytes: nothing in them is random where nothing is personal. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void what_another_node_stored_is_not_taken_for_ones_own(int count) {
    List<Append> rows = rows("j-1", 0, count);
    try (GroupCommitAppender other =
        new GroupCommitAppender(database.application(), sequence -> {})) {
      for (Append row : rows) {
        other.append(List.of(row), Deadline.soon());
        other.append(
            List.of(Appends.row("south", "k-" + row.version(), 0, "apart-" + row.version())),
            Deadline.soon());
      }
    }
    assertThat(appender.append(rows, Deadline.soon()))
        .isInstanceOfSatisfying(
            AppendResult.IdentityTaken.class, it -> assertThat(it.digests()).hasSize(count));
  }

  @Test
  void an_error_beside_a_batch_does_not_end_the_only_writer() {
    defective.set(true);
    assertThatThrownBy(() -> appender.append(rows("j-1", 0, 1), Deadline.soon()))
        .isInstanceOf(LogUnavailable.class);
    assertThat(appender.append(rows("j-2", 0, 1), Deadline.soon()))
        .isInstanceOf(AppendResult.Appended.class);
    defective.set(true);
    assertThatThrownBy(() -> appender.append(rows("j-2", 1, 1), Deadline.soon()))
        .isInstanceOfAny(LogUnavailable.class, OutOfMemoryError.class);
    assertThat(appender.append(rows("j-2", 2, 1), Deadline.soon()))
        .isInstanceOf(AppendResult.Appended.class);
    assertThat(appender.reachable()).isTrue();
  }

  /** A plan made while the table is small is kept while it grows. */
  @Test
  void appender_and_readers_never_plan_to_read_the_whole_log() throws Exception {
    appender.append(rows("j-1", 0, 3), Deadline.soon());
    database.execute("analyze interaction");
    try (Connection appending = database.application().appender();
        HikariDataSource pool = database.application().pool(1);
        Connection reading = pool.getConnection()) {
      for (Connection connection : List.of(appending, reading)) {
        for (String question :
            List.of(
                "select sequence, recorded from interaction order by sequence desc limit 1",
                "select 1 from unnest('{a}'::text[], '{f}'::boolean[], '{b}'::text[], '{1}'::int[])"
                    + " as a (o, c, s, v) where not exists (select 1 from interaction i where"
                    + " i.organisation = a.o and i.about_client = a.c and i.subject = a.s and"
                    + " i.version = a.v - 1)",
                "select event from interaction where organisation = 'a' and about_client = false"
                    + " and subject = 'b' order by version")) {
          assertThat(plan(connection, question))
              .as(question)
              .contains("Index")
              .doesNotContain("Seq Scan on interaction")
              .doesNotContain("Hash");
        }
      }
    }
  }

  private static String plan(Connection connection, String question) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet lines = statement.executeQuery("explain " + question)) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  @Test
  void a_database_that_became_read_only_is_away_until_it_is_not() throws Exception {
    appender.append(rows("j-1", 0, 1), Deadline.soon());
    database.execute(
        "alter database " + database.name() + " set default_transaction_read_only = on");
    endSessions();
    assertThatThrownBy(() -> appender.append(rows("j-1", 1, 1), Deadline.soon()))
        .isInstanceOf(LogUnavailable.class);
    assertThat(appender.reachable()).isFalse();
    long begin = System.nanoTime();
    assertThatThrownBy(() -> appender.append(rows("j-1", 1, 1), Deadline.soon()))
        .isInstanceOf(LogUnavailable.class);
    // Told at once; who waited for the log would wait 2.2 s.
    assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(2));

    database.execute(
        "set transaction read write; alter database "
            + database.name()
            + " reset default_transaction_read_only");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!appender.reachable()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(50);
    }
    assertThat(appender.append(rows("j-1", 1, 1), Deadline.soon()))
        .isInstanceOfSatisfying(
            AppendResult.Appended.class, it -> assertThat(it.firstSequence()).isEqualTo(2));
  }

  private void endSessions() {
    database.execute(
        "set transaction read write; select pg_terminate_backend(pid) from pg_stat_activity where"
            + " datname = '"
            + database.name()
            + "' and usename = 'journey_app'");
  }
}
