package org.journey.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.journey.log.LogUnavailable;
import org.journey.proof.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints while a node runs. */
class CheckpointsTest {

  private static final long PERIOD = 100;

  private @TempDir Path directory;
  private @SuppressWarnings("NullAway.Init") WitnessedLog log;

  @BeforeEach
  void begin() throws IOException {
    log = new WitnessedLog(directory);
  }

  @AfterEach
  void end() {
    log.close();
  }

  private Checkpoints node() throws IOException {
    return new Checkpoints(log.witness(), log.start(null).identity(), log.file(), PERIOD);
  }

  private static void await(String what, BooleanSupplier done) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(until);
      Thread.sleep(20);
    }
  }

  @Test
  void one_is_published_soon_after_the_log_has_grown() throws IOException, InterruptedException {
    try (Checkpoints node = node()) {
      log.record(150);
      await("a checkpoint is published", () -> published(node) == 300);
      Kept published = log.trees().last(node.identity().origin()).orElseThrow();
      assertThat(log.file().read()).isEqualTo(published.note());
      assertThat(node.age()).isLessThan(10);
      assertThat(node.betrayal()).isNull();
    }
    log.start(null);
  }

  private static long published(Checkpoints node) {
    Kept published = node.published();
    return published == null ? -1 : published.checkpoint().size();
  }

  @Test
  void many_who_ask_at_once_get_one_that_has_what_they_recorded()
      throws IOException, InterruptedException, ExecutionException {
    try (Checkpoints one = node();
        Checkpoints other = node();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Kept>> asked = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Checkpoints node = i % 2 == 0 ? one : other;
        asked.add(
            () -> {
              long before = log.trees().leaves();
              Kept latest = node.latest();
              assertThat(latest.checkpoint().size()).isGreaterThanOrEqualTo(before);
              return latest;
            });
      }
      log.record(20);
      for (Future<Kept> answer : callers.invokeAll(asked)) {
        assertThat(answer.get().checkpoint().size()).isEqualTo(40);
      }
      assertThat(log.trees().below(Long.MAX_VALUE, 100)).hasSizeLessThanOrEqualTo(8);
    }
  }

  @Test
  void what_changes_while_it_runs_is_told_and_nothing_is_signed_any_more()
      throws IOException, InterruptedException {
    try (Checkpoints node = node()) {
      log.record(10);
      await("a checkpoint is published", () -> published(node) == 20);
      String before = log.file().read();
      log.tamper("update interaction set leaf_hash = sha256('x') where sequence = 7");
      log.record(10);
      await("the change is told", () -> node.betrayal() != null);
      assertThat(node.betrayal())
          .isEqualTo("the first 20 of the log are not those that were signed");
      assertThatThrownBy(node::latest).isInstanceOf(LogUnavailable.class);
      assertThat(log.file().read()).isEqualTo(before);
    }
  }

  @Test
  void what_was_published_elsewhere_and_is_not_its_beginning_is_told_and_ends_the_signing()
      throws IOException, InterruptedException {
    log.record(10);
    Kept first = log.publish();
    try (Checkpoints node = node()) {
      assertThat(node.follows(new Published("topic", first.note()))).isTrue();
      assertThat(node.betrayal()).isNull();

      Checkpoint longer = new Checkpoint(node.identity().origin(), 30, first.checkpoint().root());
      String note = log.keys().sign(longer.text()).toString();
      assertThat(node.follows(new Published("topic", note))).isFalse();
      assertThat(node.betrayal())
          .startsWith("the log holds 20, but a checkpoint of 30 was published")
          .contains("(topic)");
      log.record(1);
      assertThatThrownBy(node::latest).isInstanceOf(LogUnavailable.class);
    }
  }

  @Test
  void nothing_is_signed_that_does_not_follow_from_what_was_published()
      throws IOException, InterruptedException {
    try (Checkpoints node = node()) {
      log.record(10);
      await("a checkpoint is published", () -> published(node) == 20);
      String before = log.file().read();
      log.tamper(
          "update interaction set event = '\\x7b7d', leaf_hash = sha256('\\x007b7d') where"
              + " sequence = 7; delete from log_node; delete from log_checkpoint");
      await("the change is told", () -> node.betrayal() != null);
      assertThat(node.betrayal())
          .isEqualTo("the first 20 of the log are not those that were signed");
      log.record(1);
      assertThatThrownBy(node::latest).isInstanceOf(LogUnavailable.class);
      assertThat(log.trees().below(Long.MAX_VALUE, 10)).isEmpty();
      assertThat(log.file().read()).isEqualTo(before);
    }
  }

  @Test
  void a_node_ends_its_signing_when_the_log_goes_on_as_another()
      throws IOException, InterruptedException {
    try (Checkpoints node = node()) {
      log.record(10);
      await("a checkpoint is published", () -> published(node) == 20);
      LogIdentity next =
          log.trees().succeed(WitnessedLog.NAME, 20, new LogIdentity.Lost("it", 30), log.keys());
      log.record(1);
      assertThatThrownBy(node::latest).isInstanceOf(LogUnavailable.class);
      assertThat(node.betrayal())
          .isEqualTo("the log goes on as " + next.origin() + ": this node must be started anew");
    }
  }

  @Test
  void a_patrol_finds_the_row_that_nobody_reads() throws IOException, InterruptedException {
    log.record(400);
    try (Checkpoints node = node()) {
      await("a checkpoint is published", () -> published(node) == 800);
      log.tamper(
          "update interaction set event = set_bit(event, 900, 1 - get_bit(event, 900))"
              + " where sequence = 601");
      try (LogPatrol patrol =
          new LogPatrol(node, new RowCheck(log.source, TreeLog.INTERACTIONS), 0)) {
        await("the row is found", () -> patrol.firstBad() == 601);
        await("nothing is signed any more", () -> node.betrayal() != null);
        log.record(1);
        assertThatThrownBy(node::latest).isInstanceOf(LogUnavailable.class);
      }
    }
  }

  @Test
  void a_file_that_cannot_be_written_is_no_end_and_its_age_tells()
      throws IOException, InterruptedException {
    log.record(1);
    CheckpointFile file = log.file();
    LogIdentity identity = log.start(null).identity();
    java.nio.file.Files.delete(directory.resolve("published"));
    try (Checkpoints node = new Checkpoints(log.witness(), identity, file, PERIOD)) {
      Thread.sleep(300);
      assertThat(node.published()).isNull();
      assertThat(node.age()).isGreaterThan(0.2);
      assertThat(node.latest().checkpoint().size()).isEqualTo(2);
      java.nio.file.Files.createDirectory(directory.resolve("published"));
      await("it is published in the end", () -> published(node) == 2);
    }
  }
}
