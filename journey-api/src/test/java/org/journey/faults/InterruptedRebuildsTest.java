package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.derived.ReadModels;
import org.journey.engine.Comparison;
import org.journey.engine.Projection;
import org.journey.engine.Rebuild;
import org.journey.engine.Rebuilds;
import org.journey.engine.Slots;
import org.journey.ingest.Submission;
import org.journey.readmodel.JourneyList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rebuild whose node ends in the middle of it: the old table serves, and it is gone on with. */
class InterruptedRebuildsTest {

  /** Ten parts of a rebuild, two hundred each. */
  private static final int JOURNEYS = 2_000;

  @TempDir private Path directory;
  private final Projecting projecting = new Projecting();
  private final Projection list = new JourneyList();

  /** Asks only, and works on nothing. */
  private ReadModels models;

  @BeforeEach
  void record() {
    models = new ReadModels(projecting.database().application(), 4, 0, List.of(list));
    TestNode node = projecting.node();
    List<Submission> all = new ArrayList<>();
    for (int number = 0; number < JOURNEYS; number++) {
      all.add(Messages.referral("a", "j-" + number));
    }
    Projecting.record(node, all);
    projecting.caughtUp(node);
    projecting.end(node);
    slow();
  }

  @AfterEach
  void close() {
    models.close();
    projecting.close();
  }

  /** Every hundred rows that are written beside take a while, so that it can be met half-way. */
  private void slow() {
    projecting
        .database()
        .execute(
            "create function be_slow() returns trigger language plpgsql as 'begin perform"
                + " pg_sleep(0.1); return null; end'");
    projecting
        .database()
        .execute(
            "create trigger slow after insert on journey_list_1 for each statement execute"
                + " function be_slow()");
  }

  private Rebuild last() {
    return models.ask(connection -> Rebuilds.last(connection, list)).orElseThrow();
  }

  private String live() {
    return models.snapshot(
        connection -> Comparison.digest(connection, Slots.live(connection, list)));
  }

  private void awaitPercent(int percent) {
    Projecting.eventually(
        percent + " percent done",
        () -> {
          Rebuild now = last();
          assertThat(now.state()).isEqualTo(Rebuild.State.BUILDING);
          return now.progress().percent() >= percent;
        });
  }

  @Test
  @Tag("faults")
  void nodes_that_end_at_10_50_and_90_percent_leave_the_rest_to_the_next() throws Exception {
    String before = live();
    models.ask(connection -> models.rebuilds().start(connection, list));
    long done = 0;
    for (int percent : new int[] {10, 50, 90}) {
      TestNode node = projecting.node(Map.of("journey.read-models.rebuild-lanes", 1));
      awaitPercent(percent);
      projecting.end(node);
      assertThat(last().state()).isEqualTo(Rebuild.State.BUILDING);
      assertThat(last().progress().done()).isGreaterThan(done);
      done = last().progress().done();
      assertThat(live()).isEqualTo(before);
    }
    TestNode next = projecting.node();
    assertEndsWell(next, before);
  }

  @Test
  void a_node_killed_half_way_leaves_the_rest_to_another() throws Exception {
    String before = live();
    models.ask(connection -> models.rebuilds().start(connection, list));
    try (ProjectingProcess node =
        ProjectingProcess.start(
            projecting.database().application(), 1, directory.resolve("killed.out"))) {
      awaitPercent(50);
      node.kill();
    }
    long done = last().progress().done();
    assertThat(last().state()).isEqualTo(Rebuild.State.BUILDING);
    assertThat(live()).isEqualTo(before);

    TestNode next = projecting.node();
    Projecting.eventually(
        "taken over",
        () ->
            projecting.number(
                    "select count(distinct n.owner) from projection_rebuild r join projection_node"
                        + " n on n.owner = r.owner where n.seen > clock_timestamp() - interval '3"
                        + " seconds'")
                == 1);
    assertThat(last().progress().done()).isGreaterThanOrEqualTo(done);
    assertEndsWell(next, before);
  }

  @Test
  void lanes_leave_connections_to_those_who_follow_the_log_and_who_ask() throws Exception {
    String before = live();
    models.ask(connection -> models.rebuilds().start(connection, list));
    // Of ten connections most are for others, and a lane takes two.
    TestNode node =
        projecting.node(
            Map.of("journey.read-models.rebuild-lanes", 16, "journey.read-models.pool-size", 10));
    long most = 0;
    while (last().state().running()) {
      most =
          Math.max(
              most,
              projecting.number(
                  "select count(*) from pg_stat_activity where datname = current_database() and"
                      + " wait_event = 'PgSleep'"));
    }
    assertThat(most).isEqualTo(1);
    assertEndsWell(node, before);
  }

  @Test
  void what_fails_in_one_lane_is_not_walked_past_by_the_others() throws Exception {
    String before = live();
    projecting.database().execute("create table in_the_way (yes boolean)");
    projecting.database().execute("grant select on in_the_way to public");
    projecting.database().execute("insert into in_the_way values (true)");
    projecting
        .database()
        .execute(
            "create function be_in_the_way() returns trigger language plpgsql as 'begin if"
                + " new.journey = ''j-0'' and exists (select 1 from in_the_way) then raise"
                + " lock_not_available; end if; return new; end'");
    projecting
        .database()
        .execute(
            "create trigger in_the_way before insert on journey_list_1 for each row execute"
                + " function be_in_the_way()");
    models.ask(connection -> models.rebuilds().start(connection, list));
    TestNode node = projecting.node(Map.of("journey.read-models.rebuild-lanes", 2));
    // The first part fails at once; the other lane ends the one it is at, of ten.
    Projecting.eventually(
        "tried", () -> projecting.number("select count(*) from journey_list_1") > 0);
    Projecting.eventually(
        "let go",
        () ->
            projecting.number("select count(*) from projection_rebuild where owner is not null")
                == 0);
    assertThat(projecting.number("select count(*) from journey_list_1")).isLessThan(1_000);
    projecting.database().execute("delete from in_the_way");
    assertEndsWell(node, before);
  }

  private void assertEndsWell(TestNode next, String before) throws SQLException {
    Rebuild rebuild = Projecting.over(next, list);
    assertThat(rebuild.state()).isEqualTo(Rebuild.State.SWAPPED);
    assertThat(rebuild.progress().done()).isEqualTo(JOURNEYS);
    assertThat(rebuild.progress().interactions()).isEqualTo(JOURNEYS);
    assertThat(rebuild.outcome()).isEqualTo(new Rebuild.Outcome(JOURNEYS, 0, before, before));
    assertThat(live()).isEqualTo(before).isEqualTo(NaiveList.digest(projecting.log()));
  }
}
