package org.journey.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.oracle.Oracle;
import org.journey.testing.Deliveries;
import org.journey.testing.Payloads;
import org.journey.testing.RandomHistories;
import org.journey.testing.Samples;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline.Entry;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.Test;

/** How a journey was delivered shows in nothing of its state but the sequence. */
class DeliveryLawsTest {

  private static final int HISTORIES = 100;
  private static final String NONE = "none";

  @Test
  void what_happened_after_as_at_changes_nothing_but_the_sequence() {
    int states = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      Random random = new Random(seed);
      List<Recorded> recorded = RandomHistories.journey(seed, 50).recorded();
      Instant asAt = recorded.get(random.nextInt(recorded.size())).time();
      List<Recorded> happened = recorded;
      for (org.journey.timeline.Standing each :
          Timelines.history(recorded, asAt, Deliveries.EVER)) {
        if (each.time().isAfter(asAt)) {
          happened = Deliveries.without(happened, each.interaction());
        }
      }
      for (var parameters : everyModel()) {
        String state = told(recorded, asAt, parameters);
        assertThat(told(happened, asAt, parameters)).as("seed " + seed).isEqualTo(state);
        states += state.equals(NONE) || happened.size() == recorded.size() ? 0 : 1;
      }
    }
    assertThat(states).isGreaterThan(HISTORIES);
  }

  @Test
  void the_order_of_delivery_changes_nothing_but_what_is_first_of_one_instant() {
    int otherwise = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      Random random = new Random(seed);
      List<Recorded> recorded = RandomHistories.journey(seed, 50).recorded();
      List<Recorded> delivered = Deliveries.shuffled(random, recorded, dates(recorded)::get);
      otherwise += identities(delivered).equals(identities(recorded)) ? 0 : 1;
      for (var parameters : everyModel()) {
        assertThat(told(delivered, RandomHistories.NOW, parameters))
            .as("seed " + seed)
            .isEqualTo(told(recorded, RandomHistories.NOW, parameters));
      }
    }
    assertThat(otherwise).isGreaterThan(HISTORIES * 9 / 10);
  }

  @Test
  void correcting_twice_is_correcting_as_the_last_one_did() {
    int otherwise = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      Random random = new Random(seed);
      List<Recorded> recorded = RandomHistories.journey(seed, 50).recorded();
      Recorded target = standing(random, recorded);
      List<Recorded> same = recorded.stream().filter(r -> r.type() == target.type()).toList();
      Interaction one = correction(target, same, recorded, random);
      Interaction two = correction(target, same, recorded, random);
      for (var parameters : everyModel()) {
        String last = told(Deliveries.with(recorded, two), RandomHistories.NOW, parameters);
        assertThat(told(Deliveries.with(recorded, one, two), RandomHistories.NOW, parameters))
            .as("seed " + seed)
            .isEqualTo(last);
        String first = told(Deliveries.with(recorded, one), RandomHistories.NOW, parameters);
        otherwise += first.equals(last) ? 0 : 1;
      }
    }
    assertThat(otherwise).isGreaterThan(HISTORIES);
  }

  private static Interaction correction(
      Recorded target, List<Recorded> sameType, List<Recorded> recorded, Random random) {
    return Samples.correction(
        target.identity(),
        recorded.get(random.nextInt(recorded.size())).time(),
        Payloads.json(sameType.get(random.nextInt(sameType.size())).data()));
  }

  @Test
  void retracting_is_never_having_sent_it_but_for_the_sequence() {
    int changed = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      List<Recorded> recorded = RandomHistories.journey(seed, 50).recorded();
      Recorded target = standing(new Random(seed), recorded);
      List<Recorded> neverSent = Deliveries.without(recorded, target);
      List<Recorded> retracted = Deliveries.with(recorded, Samples.retraction(target.identity()));
      for (var parameters : everyModel()) {
        String state = told(retracted, RandomHistories.NOW, parameters);
        assertThat(state)
            .as("seed " + seed)
            .isEqualTo(told(neverSent, RandomHistories.NOW, parameters));
        changed += state.equals(told(recorded, RandomHistories.NOW, parameters)) ? 0 : 1;
      }
    }
    assertThat(changed).isGreaterThan(HISTORIES);
  }

  private static List<JourneyStateParameters> everyModel() {
    return Oracle.models().stream().map(JourneyStateParameters::of).toList();
  }

  /** All that a state tells but the sequence, which every delivery changes. */
  private static String told(
      List<Recorded> recorded, Instant asAt, JourneyStateParameters parameters) {
    return JourneyStates.fold(Timelines.of(recorded, asAt, Deliveries.EVER), parameters)
        .map(state -> state.toJson(true).without("sequence").toString())
        .orElse(NONE);
  }

  /**
   * The instants at which each interaction may count, its own and those its findings are told
   * since: of two that share one, the first in the log is the first (the tie rule).
   */
  private static Map<Recorded, Set<?>> dates(List<Recorded> recorded) {
    Map<Identity, org.journey.timeline.Standing> standings = new HashMap<>();
    Timelines.history(recorded, Deliveries.EVER, Deliveries.EVER)
        .forEach(each -> standings.put(each.interaction().identity(), each));
    Map<Recorded, Set<?>> dates = new HashMap<>();
    standings.forEach(
        (identity, standing) -> {
          Set<Instant> own = new HashSet<>(Set.of(standing.time()));
          List<Finding> findings = List.of();
          if (standing.data() instanceof ReflectionRecorded reflection) {
            findings = reflection.findings();
          } else if (standing.data() instanceof ReflectionCoded coded) {
            findings = coded.findings();
            org.journey.timeline.Standing target = standings.get(coded.target());
            if (target != null) {
              own.add(target.time());
            }
          }
          for (Finding finding : findings) {
            if (finding.since() != null) {
              own.add(finding.since().start());
            }
          }
          dates.put(standing.interaction(), own);
        });
    return dates;
  }

  private static List<Identity> identities(List<Recorded> recorded) {
    return recorded.stream().map(Recorded::identity).toList();
  }

  private static Recorded standing(Random random, List<Recorded> recorded) {
    List<Entry> entries = Timelines.of(recorded, RandomHistories.NOW, Deliveries.EVER).entries();
    Identity identity = entries.get(random.nextInt(entries.size())).identity();
    return recorded.get(Deliveries.indexOf(recorded, identity));
  }
}
