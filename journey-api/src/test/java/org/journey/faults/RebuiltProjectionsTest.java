package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.journey.axon.TestNode;
import org.journey.engine.Projection;
import org.journey.engine.Rebuild;
import org.journey.ingest.Submission;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What serves is what a rebuild gives is what a naive fold of the log gives, bit for bit. */
class RebuiltProjectionsTest {

  private static final InstantSource CLOCK = InstantSource.fixed(ManyJourneys.LATER);

  @Test
  void live_is_rebuilt_is_naive_with_appends_meanwhile() throws Exception {
    run(2, 2, 1_000, 5);
  }

  @ParameterizedTest(name = "{0} lanes on {1} nodes")
  @CsvSource({"1, 1", "8, 1"})
  @Tag("faults")
  void live_is_rebuilt_is_naive_on_any_number_of_lanes(int lanes, int nodes) throws Exception {
    run(lanes, nodes, 1_000, 5);
  }

  @Test
  @Tag("faults")
  void live_is_rebuilt_is_naive_again_and_again() throws Exception {
    for (int round = 0; round < 10; round++) {
      run(1 + round % 8, 1 + round % 3, 3_000, 12);
    }
  }

  private static void run(int lanes, int nodes, int journeys, int interactions) throws Exception {
    long seed = Seed.next("rebuilt with " + lanes + " lanes on " + nodes + " nodes");
    List<Submission> all = ManyJourneys.random(seed, journeys, interactions);
    int half = all.size() / 2;
    AtomicBoolean stop = new AtomicBoolean();
    try (Projecting projecting = new Projecting();
        ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Object> settings =
          Map.of("journey.read-models.rebuild-lanes", lanes, "journey.read-models.pool-size", 32);
      TestNode asked = projecting.node(projecting.database().application(), CLOCK, settings);
      for (int number = 1; number < nodes; number++) {
        projecting.node(projecting.database().application(), CLOCK, settings);
      }
      Projecting.record(asked, all.subList(0, half));
      // Others go on recording until all rebuilds are over.
      Future<?> others =
          beside.submit(
              () -> {
                Projecting.record(asked, all.subList(half, all.size()));
                String organisation = all.getFirst().organisation();
                String journey = all.getFirst().reading().event().path("subject").asString();
                for (int number = 0; !stop.get(); number++) {
                  Projecting.record(
                      asked, List.of(ManyJourneys.consent(organisation, journey, "c-" + number)));
                }
              });
      try {
        for (Projection projection : Projecting.models(asked).projections()) {
          Projecting.start(asked, projection);
          Rebuild rebuild = Projecting.over(asked, projection);
          assertThat(rebuild.state()).isEqualTo(Rebuild.State.SWAPPED);
          assertThat(rebuild.outcome())
              .isNotNull()
              .satisfies(outcome -> assertThat(outcome.differing()).isZero())
              .satisfies(outcome -> assertThat(outcome.digest()).isEqualTo(outcome.liveDigest()));
        }
      } finally {
        stop.set(true);
      }
      others.get();
      projecting.assertLiveIsRebuiltIsNaive(asked);
    }
  }
}
