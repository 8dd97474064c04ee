package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.ingest.Submission;
import org.journey.log.LogDatabase;
import org.journey.research.ReplayingNode;
import org.journey.testing.Scratch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A replay whose node is killed or paused in the middle of it is begun anew by the next, and has
 * the same result. It reads alone, so that what serves is not touched by it.
 */
class InterruptedReplaysTest {

  private static final int JOURNEYS = 2_000;
  private static final int SESSIONS = 9;

  /** As many as a node does at a time: each takes the longer, and is met the more surely. */
  private static final int SIDE_BY_SIDE = 4;

  @TempDir private Path directory;

  private static List<Submission> histories() {
    List<Submission> all = new ArrayList<>();
    for (int number = 0; number < JOURNEYS; number++) {
      String journey = "j-" + number;
      all.add(Messages.referral("a", journey));
      for (int session = 1; session <= SESSIONS; session++) {
        all.add(
            Messages.session(
                "a", journey, journey + "-" + session, "2026-02-0" + session + "T14:00:00Z"));
      }
    }
    return all;
  }

  /** Records all; when that was done. */
  private static Instant recorded(LogDatabase database) {
    try (TestNode recording = new TestNode(database)) {
      Projecting.record(recording, histories());
    }
    return Instant.now();
  }

  /** What a replay of all of them gives. */
  private String undisturbed(LogDatabase database, Instant at) {
    try (ReplayingNode node = new ReplayingNode(database, archive()).work()) {
      return done(node, node.ask("a", at));
    }
  }

  private Process killable(LogDatabase database) throws IOException {
    // Interpreted only, so that it takes seconds and can be met half-way.
    ProcessBuilder command = ChildApplication.java(List.of("-Xint"), Main.class.getName());
    command
        .environment()
        .putAll(
            Map.of(
                "NODE_URL", database.url(),
                "NODE_USER", database.user(),
                "NODE_PASSWORD", database.password(),
                "NODE_ARCHIVE", archive().toString()));
    return command
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("killed.out").toFile()))
        .start();
  }

  private Path archive() {
    return directory.resolve("archive");
  }

  @Test
  void a_node_killed_half_way_leaves_it_to_the_next_with_the_same_result() throws Exception {
    kill(50);
  }

  @Test
  @Tag("faults")
  void nodes_killed_at_10_50_and_90_percent_leave_it_to_the_next_with_the_same_result()
      throws Exception {
    // What is seen is up to half a second old: the last one ends shortly before it would be done.
    kill(10, 50, 85);
  }

  private void kill(int... percents) throws Exception {
    try (Projecting projecting = new Projecting()) {
      LogDatabase database = projecting.database().application();
      Instant at = recorded(database);
      String undisturbed = undisturbed(database, at);

      List<UUID> replays = new ArrayList<>();
      try (ReplayingNode asking = new ReplayingNode(database, directory.resolve("none"))) {
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
          replays.add(asking.ask("a", at));
        }
        for (int percent : percents) {
          Process node = killable(database);
          try {
            Projecting.eventually(
                percent + " percent done",
                () -> {
                  List<ReplayingNode.Seen> seen = seen(asking, replays);
                  assertThat(node.isAlive()).isTrue();
                  assertThat(seen).anyMatch(one -> !one.status().equals("DONE"));
                  return seen.stream()
                      .anyMatch(one -> one.status().equals("RUNNING") && one.percent() >= percent);
                });
          } finally {
            node.destroyForcibly().waitFor();
          }
          assertThat(seen(asking, replays))
              .filteredOn(one -> one.status().equals("RUNNING"))
              .isNotEmpty()
              .allMatch(one -> one.result().equals("null"));
          // As if its time without a sign of life were over.
          projecting
              .database()
              .execute(
                  "update research_job set claimed = claimed - interval '10 seconds', done = 0"
                      + " where status = 'RUNNING'");
        }
      }
      try (ReplayingNode next = new ReplayingNode(database, archive()).work()) {
        for (UUID replay : replays) {
          assertThat(done(next, replay)).isEqualTo(undisturbed);
        }
      }
    }
  }

  /**
   * Paused while it makes its archive, and while it reads it; each node has an archive of its own.
   */
  @ParameterizedTest(name = "paused at {0} %")
  @ValueSource(ints = {0, 50})
  @Tag("faults")
  void a_node_paused_until_another_has_done_it_changes_nothing_when_let_go(int percent)
      throws Exception {
    try (Projecting projecting = new Projecting()) {
      LogDatabase database = projecting.database().application();
      Instant at = recorded(database);
      String undisturbed = undisturbed(database, at);
      if (percent == 0) {
        Scratch.delete(archive());
      }
      Process late = killable(database);
      try (ReplayingNode asking = new ReplayingNode(database, directory.resolve("none"))) {
        UUID replay = asking.ask("a", at);
        Projecting.eventually(
            percent + " percent done",
            () ->
                asking.see("a", replay).status().equals("RUNNING")
                    && asking.see("a", replay).percent() >= percent);
        Signals.pause(late);
        long since = System.nanoTime();
        String finished;
        try (ReplayingNode next =
            new ReplayingNode(database, directory.resolve("of-another")).work()) {
          assertThat(done(next, replay)).isEqualTo(undisturbed);
          finished = job(projecting, replay);
          Thread.sleep(
              Math.max(0, 15_000 - Duration.ofNanos(System.nanoTime() - since).toMillis()));
        }
        Signals.letGo(late);
        // Alone now: that it does this one too shows that it is at work again.
        UUID another = asking.ask("a", at);
        assertThat(done(asking, another)).isEqualTo(undisturbed);
        assertThat(job(projecting, replay)).isEqualTo(finished);
        assertThat(late.isAlive()).isTrue();
      } finally {
        late.destroyForcibly().waitFor();
      }
    }
  }

  /** All that is stored of a replay, and by which transaction. */
  private static String job(Projecting projecting, UUID replay) throws SQLException {
    try (Connection connection = projecting.database().superuser().getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select xmin::text || md5(j::text) from research_job j where id = ?")) {
      query.setObject(1, replay);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static List<ReplayingNode.Seen> seen(ReplayingNode node, List<UUID> replays) {
    return replays.stream().map(replay -> node.see("a", replay)).toList();
  }

  private static String done(ReplayingNode node, UUID replay) {
    Projecting.eventually("done", () -> node.see("a", replay).status().equals("DONE"));
    assertThat(node.see("a", replay).result())
        .contains("\"journeys\":" + JOURNEYS, "\"digest\":\"");
    return node.see("a", replay).result();
  }

  /** What runs in the process. */
  static final class Main {

    private Main() {}

    public static void main(String... none) throws InterruptedException {
      ReplayingNode node =
          new ReplayingNode(
                  new LogDatabase(given("NODE_URL"), given("NODE_USER"), given("NODE_PASSWORD")),
                  Path.of(given("NODE_ARCHIVE")))
              .work();
      Runtime.getRuntime().addShutdownHook(new Thread(node::close));
      Thread.currentThread().join();
    }

    private static String given(String name) {
      return Objects.requireNonNull(System.getenv(name), name);
    }
  }
}
