package org.journey.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.journey.interaction.Emitted;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Vocabulary;
import org.journey.problem.Problem;
import org.journey.testing.RandomHistories;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of every decision, over seeded random journeys; a failure names its seed. */
class DecisionLawsTest implements Facts {

  private static final int JOURNEYS = 120;

  @Override
  public boolean clientKnown(String clientId) {
    return true;
  }

  @Override
  public boolean clientErased(String clientId) {
    return false;
  }

  @Override
  public Vocabulary vocabulary() {
    return RandomHistories.VOCABULARY;
  }

  private @Nullable Problem decide(JourneyHistory history, Emitted emitted) {
    return Decisions.decide(history, emitted, this, RandomHistories.NOW);
  }

  private static JourneyHistory rebuilt(List<Recorded> recorded) {
    JourneyHistory history = new JourneyHistory();
    recorded.forEach(history::apply);
    return history;
  }

  @Test
  void a_history_kept_in_a_cache_decides_as_one_freshly_rebuilt_from_the_log() {
    for (long seed = 0; seed < JOURNEYS; seed++) {
      Random random = new Random(seed);
      RandomHistories.History history = RandomHistories.journey(seed, random.nextInt(1, 150));
      List<Emitted> proposals = RandomHistories.journey(seed + 1, 100).emitted();
      JourneyHistory cached = new JourneyHistory();
      int refused = 0;
      for (int size = 0; size < history.emitted().size(); size++) {
        Emitted next = history.emitted().get(size);
        JourneyHistory rebuilt = rebuilt(history.recorded().subList(0, size));
        JourneyHistory copy = cached.copy();
        for (int i = 0; i < 5; i++) {
          Emitted proposal = renamed(proposals.get(random.nextInt(proposals.size())), random, size);
          Problem problem = decide(cached, proposal);
          refused += problem == null ? 0 : 1;
          assertThat(decide(rebuilt, proposal)).as("seed %d", seed).isEqualTo(problem);
          assertThat(decide(copy, proposal)).as("seed %d", seed).isEqualTo(problem);
        }
        assertThat(decide(cached, next)).as("seed %d", seed).isNull();
        cached.apply(next.identity(), next.type(), next.time(), next.data());
        assertThat(copy.size()).isEqualTo(size);
      }
      assertThat(refused).as("seed %d: something must be refused, too", seed).isPositive();
    }
  }

  /** Another journey's proposal, with an identity that is new here. */
  private static Emitted renamed(Emitted emitted, Random random, int size) {
    return new Emitted(
        emitted.organisation(),
        emitted.recordedBy(),
        new Identity("/proposed", size + "-" + random.nextInt()),
        emitted.type(),
        emitted.subject(),
        emitted.time(),
        emitted.data(),
        emitted.json());
  }

  @Test
  void the_status_at_an_instant_is_that_of_the_effective_timeline_up_to_it() {
    Set<Status> met = EnumSet.noneOf(Status.class);
    for (long seed = 0; seed < JOURNEYS; seed++) {
      Random random = new Random(seed);
      List<Recorded> recorded = RandomHistories.journey(seed, random.nextInt(1, 150)).recorded();
      JourneyHistory history = rebuilt(recorded);
      for (Instant instant : instants(recorded)) {
        Status expected = slowStatus(recorded, instant);
        met.add(expected);
        assertThat(history.statusAt(instant))
            .as("seed %d at %s", seed, instant)
            .isEqualTo(expected);
      }
    }
    assertThat(met).containsExactlyInAnyOrder(Status.values());
  }

  /** Every effective time, and the microsecond before and after it. */
  private static List<Instant> instants(List<Recorded> recorded) {
    List<Instant> instants = new ArrayList<>();
    for (Timeline.Entry entry :
        Timelines.of(recorded, RandomHistories.NOW, RandomHistories.NOW).entries()) {
      instants.add(entry.time().minusNanos(1000));
      instants.add(entry.time());
      instants.add(entry.time().plusNanos(1000));
    }
    return instants;
  }

  private static Status slowStatus(List<Recorded> recorded, Instant instant) {
    boolean referred = false;
    Status status = Status.NONE;
    for (Timeline.Entry entry : Timelines.of(recorded, instant, RandomHistories.NOW).entries()) {
      referred |= entry.type() == InteractionType.REFERRAL_RECEIVED;
      status =
          switch (entry.type()) {
            case REFERRAL_RECEIVED, JOURNEY_RESUMED, JOURNEY_REOPENED -> Status.OPEN;
            case JOURNEY_PAUSED -> Status.PAUSED;
            case JOURNEY_CLOSED -> Status.CLOSED;
            default -> status;
          };
    }
    return referred ? status : Status.NONE;
  }

  @Test
  void a_history_contains_what_was_applied_and_nothing_else() {
    for (long seed = 0; seed < 50; seed++) {
      List<Recorded> recorded = RandomHistories.journey(seed, 150).recorded();
      JourneyHistory history = rebuilt(recorded);
      assertThat(history.version()).isEqualTo(recorded.getLast().version());
      for (Recorded each : recorded) {
        assertThat(history.contains(each.identity())).isTrue();
        assertThat(history.contains(new Identity("/elsewhere", each.identity().id()))).isFalse();
      }
    }
  }
}
