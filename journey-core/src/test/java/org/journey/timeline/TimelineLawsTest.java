package org.journey.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.testing.Deliveries.with;
import static org.journey.testing.Payloads.json;
import static org.journey.testing.Samples.correction;
import static org.journey.testing.Samples.retraction;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.testing.Deliveries;
import org.journey.testing.RandomHistories;
import org.junit.jupiter.api.Test;

/** What holds of every timeline, over seeded random journeys; a failure names its seed. */
class TimelineLawsTest {

  private static final int JOURNEYS = 150;
  private static final Instant EVER = Deliveries.EVER;

  private static void forRandomJourneys(BiConsumer<Random, List<Recorded>> law) {
    for (long seed = 0; seed < JOURNEYS; seed++) {
      Random random = new Random(seed);
      List<Recorded> journey = RandomHistories.journey(seed, random.nextInt(1, 120)).recorded();
      try {
        law.accept(random, journey);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static List<Timeline.Entry> entries(List<Recorded> journey) {
    return Timelines.of(journey, EVER, EVER).entries();
  }

  private static Instant someTime(Random random, List<Recorded> journey) {
    Recorded near = journey.get(random.nextInt(journey.size()));
    Instant time = random.nextBoolean() ? near.time() : near.recordedTime();
    return time.plusNanos(1000L * random.nextInt(-1, 2));
  }

  @Test
  void it_is_what_the_contract_says_sentence_by_sentence() {
    forRandomJourneys(
        (random, journey) -> {
          for (int i = 0; i < 10; i++) {
            Instant asAt = someTime(random, journey);
            Instant asKnown = someTime(random, journey);
            assertThat(Timelines.of(journey, asAt, asKnown).entries())
                .isEqualTo(SlowTimeline.of(journey, asAt, asKnown));
          }
          assertThat(entries(journey)).isEqualTo(SlowTimeline.of(journey, EVER, EVER));
        });
  }

  @Test
  void the_order_of_delivery_changes_nothing_but_the_order_at_one_instant() {
    forRandomJourneys(
        (random, journey) -> {
          List<Recorded> delivered = Deliveries.shuffled(random, journey);
          for (int i = 0; i < 5; i++) {
            Instant asAt = someTime(random, journey);
            List<Told> told = told(Timelines.of(journey, asAt, EVER).entries());
            List<Told> toldOtherwise = told(Timelines.of(delivered, asAt, EVER).entries());
            assertThat(toldOtherwise).isEqualTo(told);
          }
        });
  }

  /** An entry without its sequence, which the order of delivery does change. */
  private record Told(Instant time, Identity identity, Interaction data) {}

  private static List<Told> told(List<Timeline.Entry> entries) {
    return entries.stream()
        .map(entry -> new Told(entry.time(), entry.identity(), entry.data()))
        .sorted(Comparator.comparing(Told::time).thenComparing(told -> told.identity().id()))
        .toList();
  }

  private static Recorded standing(Random random, List<Recorded> journey) {
    List<Timeline.Entry> entries = entries(journey);
    Identity identity = entries.get(random.nextInt(entries.size())).identity();
    return journey.get(Deliveries.indexOf(journey, identity));
  }

  @Test
  void correcting_twice_is_correcting_as_the_last_one_did() {
    forRandomJourneys(
        (random, journey) -> {
          Recorded target = standing(random, journey);
          Recorded other = sameType(random, journey, target);
          Instant first = someTime(random, journey);
          Instant last = someTime(random, journey);
          Interaction one = correction(target.identity(), first, json(target.data()));
          Interaction two = correction(target.identity(), last, json(other.data()));
          assertThat(entries(with(journey, one, two))).isEqualTo(entries(with(journey, two)));
        });
  }

  @Test
  void correcting_time_and_data_one_after_the_other_is_correcting_both_at_once() {
    forRandomJourneys(
        (random, journey) -> {
          Recorded target = standing(random, journey);
          Recorded other = sameType(random, journey, target);
          Instant time = someTime(random, journey);
          Interaction ofTime = correction(target.identity(), time, null);
          Interaction ofData = correction(target.identity(), null, json(other.data()));
          Interaction ofBoth = correction(target.identity(), time, json(other.data()));
          List<Timeline.Entry> both = entries(with(journey, ofBoth));
          assertThat(entries(with(journey, ofTime, ofData))).isEqualTo(both);
          assertThat(entries(with(journey, ofData, ofTime))).isEqualTo(both);
        });
  }

  private static Recorded sameType(Random random, List<Recorded> journey, Recorded target) {
    List<Recorded> same = journey.stream().filter(each -> each.type() == target.type()).toList();
    return same.get(random.nextInt(same.size()));
  }

  @Test
  void retracting_is_never_having_sent_it() {
    forRandomJourneys(
        (random, journey) -> {
          Recorded target = standing(random, journey);
          List<Recorded> neverSent = Deliveries.without(journey, target);
          List<Timeline.Entry> expected = neverSent.isEmpty() ? List.of() : entries(neverSent);
          assertThat(entries(with(journey, retraction(target.identity())))).isEqualTo(expected);
        });
  }

  @Test
  void as_known_before_something_was_recorded_it_is_as_if_that_and_all_later_were_not() {
    forRandomJourneys(
        (random, journey) -> {
          Recorded each = journey.get(random.nextInt(journey.size()));
          Instant before = each.recordedTime().minusNanos(1000);
          List<Recorded> known =
              journey.stream().filter(one -> !one.recordedTime().isAfter(before)).toList();
          List<Timeline.Entry> expected = known.isEmpty() ? List.of() : entries(known);
          assertThat(Timelines.of(journey, EVER, before).entries()).isEqualTo(expected);
        });
  }

  @Test
  void the_history_holds_the_timeline_and_all_else_that_was_known() {
    forRandomJourneys(
        (random, journey) -> {
          Instant asAt = someTime(random, journey);
          Instant asKnown = someTime(random, journey);
          List<Standing> history = Timelines.history(journey, asAt, asKnown);
          assertThat(
                  history.stream()
                      .filter(Standing::effective)
                      .map(TimelineLawsTest::entry)
                      .toList())
              .isEqualTo(Timelines.of(journey, asAt, asKnown).entries());
          assertThat(history)
              .extracting(Standing::interaction)
              .containsExactlyInAnyOrderElementsOf(
                  journey.stream()
                      .filter(each -> !each.type().amends())
                      .filter(each -> !each.recordedTime().isAfter(asKnown))
                      .toList());
          assertThat(history.stream().mapToInt(each -> each.history().size()).sum())
              .isEqualTo(
                  (int)
                      journey.stream()
                          .filter(each -> each.type().amends())
                          .filter(each -> !each.recordedTime().isAfter(asKnown))
                          .count());
        });
  }

  private static Timeline.Entry entry(Standing standing) {
    Recorded interaction = standing.interaction();
    return new Timeline.Entry(
        interaction.sequence(),
        interaction.identity(),
        interaction.type(),
        interaction.recordedBy(),
        standing.time(),
        standing.data());
  }
}
