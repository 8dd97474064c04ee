package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.derived.ReadModels;
import org.journey.engine.Projection;
import org.journey.engine.Rebuild;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parked journeys are taken up again: beside everything else, and before their table serves. */
class TakenUpJourneysTest {

  private final Projecting projecting = new Projecting();

  @AfterEach
  void close() {
    projecting.close();
  }

  private TestNode recorded() {
    TestNode node = projecting.node();
    Projecting.record(node, List.of(Messages.referral("a", "j-1"), Messages.referral("a", "j-2")));
    projecting.caughtUp(node);
    return node;
  }

  private void park() {
    projecting
        .database()
        .execute(
            "insert into projection_parked (projection, slot, organisation, journey, sequence,"
                + " version, error) values ('journeys', 0, 'a', 'j-1', 1, 0, 'of a test')");
  }

  @Test
  void what_takes_long_to_take_up_at_the_start_keeps_nobody_from_following() {
    projecting.end(recorded());
    park();
    CountDownLatch followed = new CountDownLatch(1);
    AtomicBoolean waitedInVain = new AtomicBoolean();
    TestNode node =
        projecting.node(
            new Delegating() {
              @Override
              List<@Nullable Object> values(
                  Recorded referral, List<@Nullable Object> sound, int interactions) {
                if (referral.subject().equals("j-1")) {
                  try {
                    waitedInVain.set(!followed.await(20, TimeUnit.SECONDS));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }
                return sound;
              }
            });
    Projection list = Projecting.list(node);
    Projecting.record(node, List.of(Messages.session("a", "j-2", "s-1")));
    projecting.caughtUp(node);
    followed.countDown();
    Projecting.eventually("taken up", () -> Projecting.parked(node, list).isEmpty());
    assertThat(waitedInVain).isFalse();
  }

  @Test
  void what_was_parked_when_a_table_served_last_is_taken_up_before_it_serves_again() {
    TestNode node = recorded();
    Projection list = Projecting.list(node);
    Projecting.start(node, list);
    Projecting.over(node, list);
    assertThat(Projecting.live(node, list)).isEqualTo(1);
    park();
    ReadModels models = Projecting.models(node);
    assertThat(models.<Optional<Rebuild>>ask(c -> models.rebuilds().rollBack(c, list))).isPresent();
    assertThat(Projecting.over(node, list).state()).isEqualTo(Rebuild.State.SWAPPED);
    assertThat(Projecting.live(node, list)).isZero();
    assertThat(Projecting.parked(node, list)).isEmpty();
  }
}
