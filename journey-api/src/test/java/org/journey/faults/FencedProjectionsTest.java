package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.derived.ReadModels;
import org.journey.engine.Checkpoints;
import org.journey.engine.Feed;
import org.journey.engine.JourneyKey;
import org.journey.engine.JourneySource;
import org.journey.engine.Projection;
import org.journey.engine.RawInteraction;
import org.journey.engine.Slot;
import org.journey.engine.Touched;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who comes late changes nothing: not a row, not a position, not what is said to be parked. */
class FencedProjectionsTest {

  private static final JourneyKey KEY = new JourneyKey("a", "j-1");

  private final Projecting projecting = new Projecting();

  @AfterEach
  void close() {
    projecting.close();
  }

  /** The log as one saw it who read each journey when it was shorter. */
  private record Past(JourneySource now, int interactions) implements JourneySource {

    @Override
    public Map<JourneyKey, List<RawInteraction>> journeys(Map<JourneyKey, Integer> from)
        throws SQLException {
      Map<JourneyKey, List<RawInteraction>> past = new HashMap<>();
      now.journeys(from)
          .forEach((key, raw) -> past.put(key, raw.subList(0, Math.min(interactions, raw.size()))));
      return past;
    }

    @Override
    public long head() throws SQLException {
      return now.head();
    }

    @Override
    public Touched touched(long after, int limit) throws SQLException {
      return now.touched(after, limit);
    }

    @Override
    public long countJourneys() throws SQLException {
      return now.countJourneys();
    }

    @Override
    public List<JourneyKey> next(@Nullable JourneyKey after, int limit) throws SQLException {
      return now.next(after, limit);
    }

    @Override
    public void stream(JourneyKey first, JourneyKey last, Visitor visitor) throws SQLException {
      now.stream(first, last, visitor);
    }
  }

  private TestNode recorded() {
    TestNode node = projecting.node();
    Projecting.record(
        node, List.of(Messages.referral("a", "j-1"), Messages.session("a", "j-1", "s-1")));
    projecting.caughtUp(node);
    return node;
  }

  private long sequence() {
    return projecting.number("select sequence from journey_list_0 where journey = 'j-1'");
  }

  @Test
  void a_late_writer_s_older_row_does_not_overwrite_a_younger_one() throws Exception {
    TestNode node = recorded();
    ReadModels models = Projecting.models(node);
    Slot slot = new Slot(Projecting.list(node), 0);
    projecting.database().execute("delete from journey_list_0");

    try (Connection first = models.pool().getConnection();
        ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      first.setAutoCommit(false);
      new Feed(models.source(), slot).bringUpToDate(first, Set.of(KEY));
      // The late one waits for the row, and goes on when the younger one is committed.
      Future<?> late =
          beside.submit(
              () -> {
                models
                    .database()
                    .run(
                        connection ->
                            new Feed(new Past(models.source(), 1), slot)
                                .bringUpToDate(connection, Set.of(KEY)));
                return null;
              });
      Projecting.eventually(
          "the late one waits",
          () ->
              projecting.number(
                      "select count(*) from pg_stat_activity where datname = current_database()"
                          + " and wait_event_type = 'Lock'")
                  == 1);
      first.commit();
      first.setAutoCommit(true);
      late.get();
    }
    assertThat(sequence()).isEqualTo(2);
    assertThat(Projecting.digest(node, Projecting.list(node)))
        .isEqualTo(NaiveList.digest(projecting.log()));
  }

  @Test
  void a_late_writer_s_row_leaves_a_journey_parked_for_what_it_has_not_read() throws Exception {
    TestNode node = recorded();
    ReadModels models = Projecting.models(node);
    Projection list = Projecting.list(node);
    projecting
        .database()
        .execute(
            "insert into projection_parked (projection, slot, organisation, journey, sequence,"
                + " version, error) values ('journeys', 0, 'a', 'j-1', 2, 1, 'of a test')");

    Slot slot = new Slot(list, 0);
    models
        .database()
        .run(
            connection ->
                new Feed(new Past(models.source(), 1), slot)
                    .bringUpToDate(connection, Set.of(KEY)));
    assertThat(Projecting.parked(node, list)).containsExactly("a/j-1");
    models
        .database()
        .run(connection -> new Feed(models.source(), slot).bringUpToDate(connection, Set.of(KEY)));
    assertThat(Projecting.parked(node, list)).isEmpty();
  }

  @Test
  void a_late_failure_parks_no_journey_whose_row_rests_on_as_much() throws Exception {
    TestNode node = recorded();
    ReadModels models = Projecting.models(node);
    Delegating failing =
        new Delegating() {
          @Override
          List<@Nullable Object> values(
              Recorded referral, List<@Nullable Object> sound, int interactions) {
            throw new IllegalStateException();
          }
        };
    Feed late = new Feed(new Past(models.source(), 1), new Slot(failing, 0));
    models.database().run(connection -> late.bringUpToDate(connection, Set.of(KEY)));
    assertThat(Projecting.parked(node, Projecting.list(node))).isEmpty();

    projecting.database().execute("update journey_list_0 set sequence = 0");
    models.database().run(connection -> late.bringUpToDate(connection, Set.of(KEY)));
    assertThat(Projecting.parked(node, Projecting.list(node))).containsExactly("a/j-1");
  }

  @Test
  void who_lost_a_segment_can_store_no_position_and_free_nothing() throws Exception {
    TestNode node = recorded();
    ReadModels models = Projecting.models(node);
    // The other slot: nobody follows it, so that this test can be both who held it and who does.
    Checkpoints segments = new Checkpoints("journeys", 1);
    projecting
        .database()
        .execute("update projection_slot set followed = true, version = 99 where slot = 1");

    assertThat(claim(models, segments, "early")).hasValue(0);
    assertThat(claim(models, segments, "other")).isEmpty();
    assertThat(models.<List<Integer>>ask(c -> segments.available(c, "other")))
        .containsExactly(1, 2, 3);
    projecting
        .database()
        .execute(
            "update projection_checkpoint set claimed = claimed - interval '11 seconds' where slot"
                + " = 1");
    assertThat(claim(models, segments, "other")).hasValue(0);
    assertThat(models.<Boolean>ask(c -> segments.store(c, 0, "other", 0, 7))).isTrue();

    assertThat(models.<Boolean>ask(c -> segments.store(c, 0, "early", 7, 9))).isFalse();
    assertThat(models.<Boolean>ask(c -> segments.extend(c, 0, "early", 7))).isFalse();
    models.database().run(c -> segments.release(c, 0, "early"));
    assertThat(claim(models, segments, "third")).isEmpty();
    // Nor does a position go back by whoever holds it.
    assertThat(models.<Boolean>ask(c -> segments.store(c, 0, "other", 2, 3))).isTrue();
    assertThat(claim(models, segments, "other")).hasValue(7);
  }

  @Test
  void who_goes_on_from_a_position_that_the_database_lost_can_store_none() throws Exception {
    TestNode node = recorded();
    ReadModels models = Projecting.models(node);
    Checkpoints segments = new Checkpoints("journeys", 1);
    projecting
        .database()
        .execute("update projection_slot set followed = true, version = 99 where slot = 1");
    assertThat(claim(models, segments, "owner")).hasValue(0);
    assertThat(models.<Boolean>ask(c -> segments.store(c, 0, "owner", 0, 7))).isTrue();
    assertThat(models.<Boolean>ask(c -> segments.extend(c, 0, "owner", 7))).isTrue();
    // It came back from a crash with what had reached the disk.
    projecting
        .database()
        .execute("update projection_checkpoint set position = 6 where slot = 1 and segment = 0");

    assertThat(models.<Boolean>ask(c -> segments.store(c, 0, "owner", 7, 8))).isFalse();
    assertThat(models.<Boolean>ask(c -> segments.extend(c, 0, "owner", 7))).isFalse();
    assertThat(claim(models, segments, "owner")).hasValue(6);
    assertThat(models.<Boolean>ask(c -> segments.store(c, 0, "owner", 6, 8))).isTrue();
  }

  /** As after a crash of the database that lost a commit which had not reached the disk. */
  private void lose(String rows) {
    projecting
        .database()
        .execute(
            "begin; delete from journey_list_0"
                + rows
                + "; update projection_checkpoint set position = position - 1 where projection ="
                + " 'journeys' and slot = 0; commit");
  }

  @Test
  void a_row_that_the_database_lost_is_made_again_before_what_came_later() throws Exception {
    TestNode node = recorded();
    Projecting.record(node, List.of(Messages.referral("a", "j-2")));
    projecting.caughtUp(node);
    lose(" where journey = 'j-2'");
    Projecting.record(node, List.of(Messages.session("a", "j-1", "s-2")));
    projecting.caughtUp(node);
    assertThat(Projecting.digest(node, Projecting.list(node)))
        .isEqualTo(NaiveList.digest(projecting.log()));
  }

  @Test
  void a_row_that_the_database_lost_is_made_again_though_nothing_more_is_recorded()
      throws Exception {
    TestNode node = recorded();
    lose("");
    projecting.caughtUp(node);
    assertThat(Projecting.digest(node, Projecting.list(node)))
        .isEqualTo(NaiveList.digest(projecting.log()));
  }

  private static OptionalLong claim(ReadModels models, Checkpoints segments, String owner) {
    return models.ask(connection -> segments.claim(connection, 0, owner));
  }

  @Test
  void news_of_what_is_not_in_the_log_moves_no_position_beyond_it() throws Exception {
    TestNode node = recorded();
    projecting.database().execute("select pg_notify('journey_log', '5')");
    for (int number = 0; number < 3; number++) {
      Projecting.record(node, List.of(Messages.session("a", "j-1", "after-" + number)));
    }
    // 1 and 2, and three more: nothing that was announced before its time is passed over, nor is
    // it waited for.
    projecting.caughtUp(node);
    assertThat(sequence()).isEqualTo(5);
    assertThat(Projecting.position(node, Projecting.list(node))).isEqualTo(5);
    assertThat(Projecting.digest(node, Projecting.list(node)))
        .isEqualTo(NaiveList.digest(projecting.log()));
  }
}
