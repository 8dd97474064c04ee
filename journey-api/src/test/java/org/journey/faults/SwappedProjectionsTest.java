package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.derived.ReadModels;
import org.journey.engine.Projection;
import org.journey.engine.Rebuild;
import org.journey.engine.Rebuild.State;
import org.journey.engine.Slots;
import org.journey.readmodel.JourneyList;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which of two tables serves, whoever asks for another and whichever release is there. */
class SwappedProjectionsTest {

  /** This release's version of the fold, and the next one's. */
  private static final int VERSION = new JourneyList().version();

  private static final int NEXT = VERSION + 1;

  private static final String NODES =
      "select count(*) from projection_node where projection = 'journeys'";

  private static final String HELD =
      "select count(owner) from projection_checkpoint where projection = 'journeys' and slot = 0";

  private final Projecting projecting = new Projecting();

  @AfterEach
  void close() {
    projecting.close();
  }

  private TestNode recorded(int journeys) {
    TestNode node = projecting.node();
    for (int number = 0; number < journeys; number++) {
      Projecting.record(node, List.of(Messages.referral("a", "j-" + number)));
    }
    projecting.caughtUp(node);
    return node;
  }

  /** The next release's fold. */
  private static final class Next extends Delegating {
    @Override
    public int version() {
      return NEXT;
    }

    @Override
    List<@Nullable Object> values(
        Recorded referral, List<@Nullable Object> sound, int interactions) {
      sound.set(0, "next-" + sound.getFirst());
      return sound;
    }
  }

  @Test
  void a_rebuild_that_is_asked_for_while_one_runs_is_that_one() {
    TestNode node = recorded(3);
    Projection list = Projecting.list(node);
    ReadModels models = Projecting.models(node);
    List<Rebuild> asked =
        models.ask(
            connection ->
                List.of(
                    models.rebuilds().start(connection, list),
                    models.rebuilds().start(connection, list)));
    assertThat(asked.getFirst().id()).isEqualTo(asked.getLast().id());
    assertThat(Projecting.over(node, list).id()).isEqualTo(asked.getFirst().id());
  }

  @Test
  void a_rebuild_is_cancelled_at_a_moment_and_the_next_one_is_sound() throws Exception {
    cancel(2);
  }

  @Test
  @Tag("faults")
  void a_rebuild_is_cancelled_at_any_moment_and_the_next_one_is_sound() throws Exception {
    cancel(15);
  }

  private void cancel(int rounds) throws Exception {
    TestNode node = recorded(5);
    projecting.node();
    Projection list = Projecting.list(node);
    ReadModels models = Projecting.models(node);
    Random random = new Random(Seed.next("cancelled rebuilds"));
    for (int round = 0; round < rounds; round++) {
      Projecting.start(node, list);
      Thread.sleep(random.nextInt(500));
      boolean ran = models.ask(connection -> models.rebuilds().cancel(connection, list));
      assertThat(Projecting.last(node, list).state())
          .isEqualTo(ran ? State.CANCELLED : State.SWAPPED);
      Projecting.record(node, List.of(Messages.session("a", "j-1", "s-" + round)));
    }
    projecting.assertLiveIsRebuiltIsNaive(node);
  }

  @Test
  void a_roll_back_serves_again_only_what_has_caught_up() throws Exception {
    TestNode node = recorded(5);
    Projection list = Projecting.list(node);
    ReadModels models = Projecting.models(node);
    assertThat(models.<Optional<Rebuild>>ask(c -> models.rebuilds().rollBack(c, list))).isEmpty();
    Projecting.start(node, list);
    Projecting.over(node, list);
    assertThat(Projecting.live(node, list)).isEqualTo(1);

    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> others =
          beside.submit(
              () -> {
                for (int number = 0; !stop.get(); number++) {
                  Projecting.record(
                      node, List.of(Messages.session("a", "j-" + number % 5, "s-" + number)));
                }
              });
      Future<?> reader = beside.submit(() -> neverBack(node, list, stop));
      try {
        for (int round = 0; round < 4; round++) {
          Rebuild back =
              models.<Optional<Rebuild>>ask(c -> models.rebuilds().rollBack(c, list)).orElseThrow();
          assertThat(Projecting.over(node, list).id()).isEqualTo(back.id());
          assertThat(Projecting.last(node, list).state()).isEqualTo(State.SWAPPED);
          assertThat(Projecting.live(node, list)).isEqualTo(round % 2);
        }
      } finally {
        stop.set(true);
      }
      others.get();
      reader.get();
    }
    projecting.assertLiveIsRebuiltIsNaive(node);
  }

  private static void neverBack(TestNode node, Projection list, AtomicBoolean stop) {
    long before = 0;
    while (!stop.get()) {
      long now = Projecting.position(node, list);
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
  }

  /** What is written beside takes a while, so that it can be met half-way. */
  private void slow() {
    projecting
        .database()
        .execute(
            "create function be_slow() returns trigger language plpgsql as 'begin perform"
                + " pg_sleep(2); return null; end'");
    projecting
        .database()
        .execute(
            "create trigger slow after insert on journey_list_1 for each statement execute"
                + " function be_slow()");
  }

  @Test
  void a_rebuild_that_no_node_is_left_to_go_on_with_gives_way_to_the_next_release() {
    TestNode old = recorded(5);
    slow();
    Projection list = Projecting.list(old);
    Rebuild left = Projecting.start(old, list);
    Projecting.eventually(
        "begun", () -> projecting.number("select count(owner) from projection_rebuild") == 1);
    projecting.end(old);
    assertThat(
            projecting.number("select count(*) from projection_rebuild where state = 'BUILDING'"))
        .isEqualTo(1);

    TestNode next = projecting.node(new Next());
    Projecting.eventually(
        "another", () -> Projecting.last(next, Projecting.list(next)).id() > left.id());
    Rebuild rebuild = Projecting.over(next, Projecting.list(next));
    assertThat(rebuild.version()).isEqualTo(NEXT);
    assertThat(rebuild.state()).isEqualTo(State.SWAPPED);
  }

  @Test
  void there_is_no_way_back_to_what_never_served() {
    TestNode node = recorded(5);
    Projection list = Projecting.list(node);
    ReadModels models = Projecting.models(node);
    Projecting.start(node, list);
    Projecting.over(node, list);
    projecting
        .database()
        .execute(
            "create function compare_slowly() returns trigger language plpgsql as 'begin perform"
                + " pg_sleep(2); return new; end'");
    projecting
        .database()
        .execute(
            "create trigger slowly before update on projection_rebuild for each row when"
                + " (new.compared is not null and old.compared is null) execute function"
                + " compare_slowly()");
    Projecting.start(node, list);
    Projecting.eventually("built", () -> Projecting.last(node, list).state() == State.COMPARING);
    assertThat(models.<Boolean>ask(c -> models.rebuilds().cancel(c, list))).isTrue();
    assertThat(Projecting.last(node, list).state()).isEqualTo(State.CANCELLED);
    assertThat(models.<Optional<Rebuild>>ask(c -> models.rebuilds().rollBack(c, list))).isEmpty();
  }

  @Test
  void a_rebuild_that_the_database_refuses_fails_and_says_by_what() throws Exception {
    TestNode node = recorded(5);
    Projection list = Projecting.list(node);
    projecting.database().execute("revoke insert on journey_list_1 from journey_app");
    Projecting.start(node, list);
    Rebuild refused = Projecting.over(node, list);
    assertThat(refused.state()).isEqualTo(State.FAILED);
    assertThat(refused.error()).isEqualTo("SQLSTATE 42501");
    projecting.database().execute("grant insert on journey_list_1 to journey_app");
    projecting.assertLiveIsRebuiltIsNaive(node);
  }

  @Test
  void a_node_of_the_next_release_takes_nothing_from_one_that_it_cannot_relieve() {
    TestNode old = recorded(5);
    slow();
    TestNode next = projecting.node(new Next());
    Projection list = Projecting.list(next);
    Projecting.eventually("both seen", () -> projecting.number(NODES) == 2);
    int looks = 0;
    while (true) {
      long held = projecting.number(HELD);
      if (!Projecting.last(next, list).state().running()) {
        break;
      }
      assertThat(held).isEqualTo(4);
      looks++;
    }
    assertThat(looks).isPositive();
    assertThat(Projecting.last(next, list).state()).isEqualTo(State.SWAPPED);
    assertThat(Projecting.live(old, Projecting.list(old))).isEqualTo(1);
  }

  @Test
  void another_version_of_the_fold_is_built_beside_what_serves_and_left_by_an_older_release()
      throws Exception {
    TestNode old = recorded(5);
    String before = Projecting.digest(old, Projecting.list(old));
    projecting.end(old);
    // Parked by the old release: its row is the old fold's, and must stay that.
    projecting
        .database()
        .execute(
            "insert into projection_parked (projection, slot, organisation, journey, sequence,"
                + " version, error) values ('journeys', 0, 'a', 'j-1', 2, 0, 'of a test')");
    slow();

    TestNode next = projecting.node(new Next());
    Projection list = Projecting.list(next);
    assertThat(Projecting.live(next, list)).isZero();
    assertThat(Projecting.digest(next, list)).isEqualTo(before);
    Rebuild rebuild = Projecting.over(next, list);
    assertThat(rebuild.state()).isEqualTo(State.SWAPPED);
    assertThat(rebuild.version()).isEqualTo(NEXT);
    assertThat(rebuild.outcome())
        .isNotNull()
        .satisfies(outcome -> assertThat(outcome.liveDigest()).isEqualTo(before))
        .satisfies(outcome -> assertThat(outcome.differing()).isEqualTo(5));
    assertThat(Projecting.slot(next, list, 1)).isEqualTo(new Slots.Known(1, NEXT, true, true));
    assertThat(Projecting.slot(next, list, 0)).isEqualTo(new Slots.Known(0, VERSION, false, false));
    assertThat(projecting.number("select count(*) from journey_list_0 where client like 'next-%'"))
        .isZero();
    assertThat(projecting.number("select count(*) from journey_list_1 where client like 'next-%'"))
        .isEqualTo(5);
    projecting.end(next);

    // The release before: it neither follows what is newer nor builds over it.
    TestNode again = projecting.node();
    long head = projecting.head();
    Projecting.record(again, List.of(Messages.referral("a", "j-99")));
    assertThat(Projecting.live(again, list)).isEqualTo(1);
    assertThat(Projecting.last(again, list).id()).isEqualTo(rebuild.id());
    assertThat(Projecting.position(again, list)).isEqualTo(head);
    assertThat(Projecting.status(again, list).lagEvents()).isEqualTo(1);

    // Beside it, the newer one does.
    projecting.node(new Next());
    projecting.caughtUp(again);
    assertThat(
            projecting.number("select count(*) from journey_list_1 where client = 'next-c-j-99'"))
        .isEqualTo(1);
  }
}
