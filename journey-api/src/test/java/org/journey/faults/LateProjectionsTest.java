package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.derived.Positions;
import org.journey.engine.Projection;
import org.journey.ingest.Submission;
import org.journey.log.LogUnavailable;
import org.journey.log.TestPostgres;
import org.journey.timeline.Recorded;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps projections waiting makes them late, and never leaves anything out. */
class LateProjectionsTest {

  private final Projecting projecting = new Projecting();

  @AfterEach
  void close() {
    projecting.close();
  }

  @Test
  void a_transaction_held_open_elsewhere_keeps_no_projection_waiting() throws Exception {
    TestNode node = projecting.node();
    Projecting.record(node, List.of(Messages.referral("a", "j-1")));
    try (Connection holder = projecting.database().owner().getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      // It has an xid, a snapshot and a row of its own, and has read the log and the list.
      statement.execute("create table held_open (n integer)");
      statement.execute("insert into held_open values (1)");
      statement.execute("select count(*) from interaction");
      statement.execute("select count(*) from journey_list_0");
      for (int number = 0; number < 100; number++) {
        Projecting.record(node, List.of(Messages.session("a", "j-1", "s-" + number)));
      }
      projecting.caughtUp(node);
      assertThat(Projecting.digest(node, Projecting.list(node)))
          .isEqualTo(NaiveList.digest(projecting.log()));
      holder.rollback();
    }
    projecting.assertLiveIsRebuiltIsNaive(node);
  }

  @Test
  void a_back_dated_import_beside_live_work_is_followed_whole() throws Exception {
    TestNode node = projecting.node();
    Projecting.record(node, List.of(Messages.referral("a", "live")));
    List<Submission> history = new ArrayList<>();
    for (int journey = 0; journey < 40; journey++) {
      history.add(Messages.referral("a", "j-" + journey));
      for (int number = 99; number > 0; number--) {
        history.add(
            Messages.session(
                "a",
                "j-" + journey,
                journey + "-" + number,
                "2011-%02d-%02dT10:00:00Z".formatted(1 + number % 12, 1 + number % 28)));
      }
    }
    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> live =
          beside.submit(
              () -> {
                for (int number = 0; !stop.get(); number++) {
                  Projecting.record(node, List.of(Messages.session("a", "live", "s-" + number)));
                }
              });
      try {
        Projecting.record(node, history);
      } finally {
        stop.set(true);
      }
      live.get();
    }
    projecting.assertLiveIsRebuiltIsNaive(node);
  }

  @ParameterizedTest
  @EnumSource(
      value = TcpProxy.Mode.class,
      names = {"REFUSING", "STALLED"})
  @Tag("faults")
  void the_database_away_for_seconds_is_caught_up_with_when_it_is_back(TcpProxy.Mode mode)
      throws Exception {
    try (TcpProxy proxy = new TcpProxy(TestPostgres.port());
        Projecting two = new Projecting()) {
      TestNode far =
          two.node(two.database().through(proxy.port()), InstantSource.system(), Map.of());
      Projecting.record(far, List.of(Messages.referral("a", "j-1")));
      two.caughtUp(far);
      proxy.mode(mode);
      // The log goes on: at a node without projections, that is not cut off.
      try (TestNode near = new TestNode(two.database().application())) {
        Projecting.record(
            near, List.of(Messages.session("a", "j-1", "s-1"), Messages.referral("a", "j-2")));
      }
      Thread.sleep(3_000);
      proxy.mode(TcpProxy.Mode.PASS);
      Projecting.eventually("caught up", () -> isCaughtUp(two, far));
      two.assertLiveIsRebuiltIsNaive(far);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isCaughtUp(Projecting projecting, TestNode node) {
    try {
      return Projecting.position(node, Projecting.list(node)) >= projecting.head();
    } catch (LogUnavailable e) {
      return false;
    }
  }

  /** Two hundred journeys a segment: longer than one is held without a sign of life. */
  @Test
  @Tag("faults")
  void a_batch_that_takes_long_is_neither_taken_over_nor_done_twice() throws Exception {
    AtomicInteger folds = new AtomicInteger();
    Delegating slow =
        new Delegating() {
          @Override
          List<@Nullable Object> values(
              Recorded referral, List<@Nullable Object> sound, int interactions) {
            folds.incrementAndGet();
            try {
              Thread.sleep(60);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return sound;
          }
        };
    TestNode node = projecting.node(slow);
    projecting.node(slow);
    List<Submission> all = new ArrayList<>();
    for (int number = 0; number < 800; number++) {
      all.add(Messages.referral("a", "j-" + number));
    }
    Projecting.record(node, all);
    projecting.caughtUp(node);
    assertThat(folds.get()).isLessThan(2 * 800);
    assertThat(Projecting.digest(node, Projecting.list(node)))
        .isEqualTo(NaiveList.digest(projecting.log()));
  }

  @Test
  void who_names_a_position_waits_for_it_and_is_told_to_come_again_if_it_does_not_come()
      throws Exception {
    TestNode node = projecting.node();
    Projection list = Projecting.list(node);
    Positions positions = node.bean(Positions.class);
    Projecting.record(node, List.of(Messages.referral("a", "j-1")));
    positions.await(list, 1);
    assertThat(positions.of(list)).isEqualTo(1);

    assertThatThrownBy(() -> positions.await(list, 2))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.problem().type().status()).isEqualTo(503));
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> waiting = beside.submit(() -> positions.await(list, 2));
      Projecting.record(node, List.of(Messages.session("a", "j-1", "s-1")));
      waiting.get();
      assertThat(positions.of(list)).isEqualTo(2);
    }
  }

  @Test
  void who_names_a_position_that_the_database_lost_is_told_to_come_again() throws Exception {
    TestNode node = projecting.node();
    Projection list = Projecting.list(node);
    Positions positions = node.bean(Positions.class);
    Projecting.record(node, List.of(Messages.referral("a", "j-1")));
    positions.await(list, 1);
    // Nobody follows any more, and the database came back from a crash without the last commit.
    projecting.database().execute("update projection_slot set followed = false");
    Projecting.eventually(
        "nobody follows",
        () ->
            projecting.number(
                    "select count(owner) from projection_checkpoint where projection = 'journeys'")
                == 0);
    projecting.database().execute("update projection_checkpoint set position = 0");

    assertThatThrownBy(() -> positions.await(list, 1))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.problem().type().status()).isEqualTo(503));
  }
}
