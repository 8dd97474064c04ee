package org.journey.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.journey.derived.JourneyLists;
import org.journey.derived.Positions;
import org.journey.derived.ReadModels;
import org.journey.engine.Comparison;
import org.journey.engine.Projection;
import org.journey.engine.Rebuild;
import org.journey.engine.Rebuilds;
import org.journey.engine.Slots;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.log.Reach;
import org.journey.log.TestPostgres;
import org.journey.readmodel.JourneyFilter;
import org.journey.readmodel.JourneyListItem;
import org.journey.readmodel.JourneyListQuery.Sort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Projections that follow a real log, and are rebuilt beside what serves. */
class ProjectionsTest {

  private TestPostgres.Database database;
  private TestNode node;

  @BeforeEach
  void start() {
    database = TestPostgres.database();
    node = TestNode.projecting(database.application());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private static void record(TestNode by, Submission submission) {
    assertThat(by.recorder().record(submission)).isInstanceOf(Outcome.Accepted.class);
  }

  private static List<JourneyListItem> list(TestNode of, String organisation) {
    Positions positions = of.bean(Positions.class);
    JourneyLists lists = of.bean(JourneyLists.class);
    positions.await(lists.projection(), of.log().head());
    return Reach.within(
        Set.of(organisation),
        () -> lists.page(all(organisation), Sort.OPENED, null, 100, Instant.now()).items());
  }

  private static JourneyFilter all(String organisation) {
    return new JourneyFilter(
        organisation, null, null, null, null, null, null, null, null, null, null, null);
  }

  private static void eventually(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within a minute").isLessThan(until);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Rebuild rebuild(TestNode by, Projection projection) {
    ReadModels models = by.bean(ReadModels.class);
    models.ask(connection -> models.rebuilds().start(connection, projection));
    eventually(() -> !last(models, projection).state().running());
    return last(models, projection);
  }

  private static Rebuild last(ReadModels models, Projection projection) {
    return models.ask(connection -> Rebuilds.last(connection, projection)).orElseThrow();
  }

  private static String digest(ReadModels models, Projection projection) {
    return models.snapshot(
        connection -> Comparison.digest(connection, Slots.live(connection, projection)));
  }

  @Test
  void what_is_recorded_shows_in_the_list() {
    record(node, Messages.referral("a", "j-1"));
    record(node, Messages.session("a", "j-1", "s-1"));
    assertThat(list(node, "a"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.journeyId()).isEqualTo("j-1");
              assertThat(item.reached()).isEqualTo("2");
              assertThat(item.lastContactAt()).isEqualTo(Instant.parse("2026-02-03T14:00:00Z"));
            });
  }

  @Test
  void a_rebuild_gives_what_the_live_table_has_and_serves_from_then_on() {
    for (int i = 0; i < 50; i++) {
      record(node, Messages.referral("a", "j-" + i));
      record(node, Messages.session("a", "j-" + i, "s-" + i));
    }
    List<JourneyListItem> before = list(node, "a");
    ReadModels models = node.bean(ReadModels.class);
    for (Projection projection : models.projections()) {
      String live = digest(models, projection);
      Rebuild done = rebuild(node, projection);
      assertThat(done.state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(done.outcome()).isEqualTo(new Rebuild.Outcome(50, 0, live, live));
      assertThat(digest(models, projection)).isEqualTo(live);
      assertThat(models.<Integer>ask(c -> Slots.live(c, projection).number())).isEqualTo(1);
    }
    assertThat(list(node, "a")).isEqualTo(before);
    record(node, Messages.referral("a", "j-99"));
    assertThat(list(node, "a")).hasSize(51);
  }
}
