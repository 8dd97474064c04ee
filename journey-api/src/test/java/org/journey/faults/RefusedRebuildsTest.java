package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.derived.ReadModels;
import org.journey.engine.Database;
import org.journey.engine.Projection;
import org.journey.engine.Rebuild;
import org.journey.engine.Rebuild.State;
import org.journey.engine.RebuildWorker;
import org.journey.ingest.Submission;
import org.journey.log.LogJourneys;
import org.journey.readmodel.JourneyList;
import org.journey.readmodel.ServiceFacts;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rebuild that is worse than what serves, or cannot go on, harms neither it nor another. */
class RefusedRebuildsTest {

  /** This release's version of the fold. */
  private static final int VERSION = new JourneyList().version();

  private final Projecting projecting = new Projecting();

  @AfterEach
  void close() {
    projecting.close();
  }

  private TestNode recorded(int journeys) {
    TestNode node = projecting.node();
    List<Submission> all = new ArrayList<>();
    for (int number = 0; number < journeys; number++) {
      all.add(Messages.referral("a", "j-" + number));
    }
    Projecting.record(node, all);
    projecting.caughtUp(node);
    return node;
  }

  /** The next release's fold, which fails for the first journeys. */
  private static final class Failing extends Delegating {
    private final int journeys;

    Failing(int journeys) {
      this.journeys = journeys;
    }

    @Override
    public int version() {
      return VERSION + 1;
    }

    @Override
    List<@Nullable Object> values(
        Recorded referral, List<@Nullable Object> sound, int interactions) {
      if (Integer.parseInt(referral.subject().substring(2)) < journeys) {
        throw new IllegalStateException();
      }
      return sound;
    }
  }

  @Test
  void a_fold_that_fails_where_the_one_that_serves_does_not_never_takes_its_place() {
    TestNode old = recorded(100);
    String before = Projecting.digest(old, Projecting.list(old));
    projecting.end(old);
    TestNode next = projecting.node(new Failing(2));
    Projection list = Projecting.list(next);
    Rebuild refused = Projecting.over(next, list);
    assertThat(refused.state()).isEqualTo(State.FAILED);
    assertThat(refused.error())
        .isEqualTo("2 of 100 journeys cannot be folded, 0 in what serves: it goes on serving");
    assertThat(refused.outcome()).isNotNull();
    assertThat(Projecting.live(next, list)).isZero();
    assertThat(Projecting.digest(next, list)).isEqualTo(before);
  }

  @Test
  void one_journey_in_a_hundred_keeps_no_release_from_serving() {
    projecting.end(recorded(100));
    TestNode next = projecting.node(new Failing(1));
    Projection list = Projecting.list(next);
    assertThat(Projecting.over(next, list).state()).isEqualTo(State.SWAPPED);
    assertThat(Projecting.parked(next, list)).containsExactly("a/j-0");
  }

  @Test
  void a_rebuild_that_waits_for_those_who_follow_keeps_no_other_waiting() {
    TestNode node = recorded(3);
    // Of what nobody follows: another release has it, for instance.
    projecting
        .database()
        .execute(
            "insert into projection_rebuild (projection, slot, version, way_back, state, head,"
                + " journeys) values ('journeys', 1, "
                + VERSION
                + ", true, 'COMPARING', 3, 0)");
    Projecting.eventually(
        "it is tried", () -> projecting.number("select count(owner) from projection_rebuild") == 1);
    Projection services = Projecting.models(node).projection("services").orElseThrow();
    Projecting.start(node, services);
    assertThat(Projecting.over(node, services).state()).isEqualTo(State.SWAPPED);
    assertThat(Projecting.last(node, Projecting.list(node)).state()).isEqualTo(State.COMPARING);
  }

  @Test
  void one_connection_is_enough_to_swap_by() throws Exception {
    TestNode node = recorded(3);
    node.bean(RebuildWorker.class).close();
    Projection list = Projecting.list(node);
    Projecting.start(node, list);
    // Four in all: one to write by, one to read journeys by, and one for brief questions.
    try (ReadModels few = new ReadModels(projecting.database().application(), 4, 0, List.of(list));
        RebuildWorker _ =
            new RebuildWorker(
                few.database(), few.source(), List.of(list), few.owner(), 1, (of, what) -> {})) {
      assertThat(Projecting.over(node, list).state()).isEqualTo(State.SWAPPED);
    }
  }

  @Test
  void what_a_lane_has_done_is_on_disk_before_it_goes_on() {
    TestNode node = recorded(3);
    Projection list = Projecting.list(node);
    projecting
        .database()
        .execute(
            "create function on_disk() returns trigger language plpgsql as 'begin if"
                + " current_setting(''synchronous_commit'') <> ''on'' then raise data_exception;"
                + " end if; return null; end'");
    // Asked at the commit. While it is built nobody follows it.
    projecting
        .database()
        .execute(
            "create constraint trigger on_disk after insert on journey_list_1 deferrable initially"
                + " deferred for each row execute function on_disk()");
    Projecting.start(node, list);
    assertThat(Projecting.over(node, list).state()).isEqualTo(State.SWAPPED);
  }

  @Test
  void lanes_leave_connections_of_every_pool_however_large_it_is() {
    // A quarter is for brief questions, half of the rest to write by, and half to read by.
    assertThat(ReadModels.lanes(8)).as("3 of each").isEqualTo(1);
    assertThat(ReadModels.lanes(24)).as("9 of each").isEqualTo(6);
    assertThat(ReadModels.lanes(40)).as("15 of each").isEqualTo(10);
    assertThat(ReadModels.lanes(64)).as("24 of each").isEqualTo(16);
  }

  @Test
  void the_last_twenty_rebuilds_are_kept() {
    TestNode node = recorded(3);
    Projection list = Projecting.list(node);
    for (int number = 1; number <= 25; number++) {
      projecting
          .database()
          .execute(
              "with one as (insert into projection_rebuild (projection, slot, version, way_back,"
                  + " state, head, journeys) values ('journeys', 1, 1, false, 'FAILED', 1, 1)"
                  + " returning id) insert into projection_difference (rebuild, organisation,"
                  + " journey, sequence) select id, 'a', 'j-1', 1 from one");
    }
    Projecting.start(node, list);
    Rebuild last = Projecting.over(node, list);
    assertThat(last.state()).isEqualTo(State.SWAPPED);
    assertThat(projecting.number("select count(*) from projection_rebuild")).isEqualTo(20);
    assertThat(projecting.number("select min(id) from projection_rebuild"))
        .isEqualTo(last.id() - 19);
    assertThat(projecting.number("select count(*) from projection_difference")).isEqualTo(19);
  }

  @Test
  void what_goes_wrong_is_told_of_each_projection_and_ends_no_look() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    DataSource broken =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  if (asked.incrementAndGet() == 1) {
                    throw new AssertionError();
                  }
                  throw new SQLException("of a test", "42501");
                });
    Map<String, List<String>> told = new ConcurrentHashMap<>();
    try (RebuildWorker _ =
        new RebuildWorker(
            new Database(broken),
            new LogJourneys(broken),
            List.of(new JourneyList(), new ServiceFacts()),
            "owner",
            1,
            (projection, what) ->
                told.computeIfAbsent(projection, any -> new CopyOnWriteArrayList<>()).add(what))) {
      Projecting.eventually("thrice asked of each", () -> asked.get() > 6);
    }
    assertThat(told.get("journeys")).hasSize(2).last().isEqualTo("SQLSTATE 42501");
    assertThat(told.get("journeys")).first().asString().startsWith("AssertionError");
    assertThat(told.get("services")).containsExactly("SQLSTATE 42501");
  }
}
