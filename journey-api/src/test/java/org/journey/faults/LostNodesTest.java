package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.journey.axon.TestNode;
import org.journey.engine.Projection;
import org.journey.ingest.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes share the projections of one log; one is killed, or paused and let go. */
class LostNodesTest {

  /** Segments are held for 8 s, and looked for twice a second. */
  private static final String OWNERS =
      "select count(distinct owner) from projection_checkpoint c join projection p on p.name ="
          + " c.projection and p.live = c.slot where projection = 'journeys'";

  @TempDir private Path directory;
  private final Projecting projecting = new Projecting();

  @AfterEach
  void close() {
    projecting.close();
  }

  @Test
  @Tag("faults")
  void one_is_killed_and_the_other_takes_over_its_segments() throws Exception {
    List<Submission> all = ManyJourneys.random(Seed.next("a node with segments killed"), 200, 6);
    TestNode node = node();
    try (ProjectingProcess other = other()) {
      bothHold();
      Projecting.record(node, all.subList(0, all.size() / 2));
      other.kill();
      Projecting.record(node, all.subList(all.size() / 2, all.size()));
      projecting.caughtUp(node);
      assertThat(projecting.number(OWNERS)).isEqualTo(1);
    }
    projecting.assertLiveIsRebuiltIsNaive(node);
  }

  @Test
  void one_is_paused_until_the_other_has_its_segments_and_changes_nothing_when_let_go()
      throws Exception {
    pause(1);
  }

  @Test
  @Tag("faults")
  void one_is_paused_again_and_again() throws Exception {
    pause(8);
  }

  private void pause(int rounds) throws Exception {
    List<Submission> all =
        ManyJourneys.random(Seed.next("a node with segments paused"), 150 * rounds, 6);
    AtomicBoolean stop = new AtomicBoolean();
    TestNode node = node();
    Projection list = Projecting.list(node);
    try (ProjectingProcess other = other();
        ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> watched = beside.submit(() -> watch(node, list, stop));
      try {
        for (int round = 0; round < rounds; round++) {
          bothHold();
          List<Submission> part =
              all.subList(round * all.size() / rounds, (round + 1) * all.size() / rounds);
          // In the midst of what it has to follow.
          Future<?> recorded = beside.submit(() -> Projecting.record(node, part));
          other.pause();
          recorded.get();
          projecting.caughtUp(node);
          other.letGo();
        }
        bothHold();
      } finally {
        other.letGo();
        stop.set(true);
      }
      watched.get();
      assertThat(other.isAlive()).isTrue();
      projecting.assertLiveIsRebuiltIsNaive(node);
    }
  }

  /** No reader sees a position, or a row, go back. */
  private void watch(TestNode node, Projection list, AtomicBoolean stop) {
    long position = 0;
    long rows = 0;
    while (!stop.get()) {
      long now = Projecting.position(node, list);
      assertThat(now).isGreaterThanOrEqualTo(position);
      position = now;
      long sum = projecting.number("select coalesce(sum(sequence), 0) from journey_list_0");
      assertThat(sum).isGreaterThanOrEqualTo(rows);
      rows = sum;
    }
  }

  @Test
  void nodes_whose_clocks_are_ten_minutes_apart_share_the_segments_all_the_same() throws Exception {
    List<Submission> all = ManyJourneys.random(Seed.next("clocks apart"), 100, 6);
    TestNode exact = node();
    TestNode ahead =
        projecting.node(
            projecting.database().application(),
            InstantSource.fixed(ManyJourneys.LATER.plus(Duration.ofMinutes(10))),
            Map.of());
    bothHold();
    Projecting.record(exact, all.subList(0, all.size() / 2));
    Projecting.record(ahead, all.subList(all.size() / 2, all.size()));
    projecting.caughtUp(exact);
    assertThat(projecting.number(OWNERS)).isEqualTo(2);
    assertThat(
            projecting.number(
                "select count(*) from projection_checkpoint where abs(extract(epoch from"
                    + " clock_timestamp() - claimed)) > 60"))
        .isZero();
    projecting.assertLiveIsRebuiltIsNaive(ahead);
  }

  private TestNode node() {
    return projecting.node(
        projecting.database().application(), InstantSource.fixed(ManyJourneys.LATER), Map.of());
  }

  private ProjectingProcess other() throws Exception {
    return ProjectingProcess.start(
        projecting.database().application(), 2, directory.resolve("other.out"));
  }

  private void bothHold() {
    Projecting.eventually(
        "each holds some",
        () ->
            projecting.number(OWNERS) == 2
                && projecting.number(
                        "select count(*) from projection_checkpoint where owner is not null")
                    >= 4);
  }
}
