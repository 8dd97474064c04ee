package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.derived.JourneyLists;
import org.journey.derived.ReadModels;
import org.journey.engine.JourneyKey;
import org.journey.engine.Parked;
import org.journey.engine.Parking;
import org.journey.engine.Projection;
import org.journey.engine.Rebuild;
import org.journey.log.Reach;
import org.journey.readmodel.JourneyFilter;
import org.journey.readmodel.JourneyListItem;
import org.journey.readmodel.JourneyListQuery.Page;
import org.journey.readmodel.JourneyListQuery.Sort;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A journey that a projection cannot take is set aside, said to be, and holds up no other. */
class ParkedJourneysTest {

  private static final Instant SECOND_SESSION = Instant.parse("2026-02-04T14:00:00Z");

  private final Projecting projecting = new Projecting();

  @AfterEach
  void close() {
    projecting.close();
  }

  private static Page page(TestNode node) {
    return page(node, Instant.now());
  }

  private static Page page(TestNode node, Instant now) {
    JourneyFilter all =
        new JourneyFilter("a", null, null, null, null, null, null, null, null, null, null, null);
    return Reach.within(
        Set.of("a"), () -> node.bean(JourneyLists.class).page(all, Sort.OPENED, null, 100, now));
  }

  private static @Nullable Instant lastContact(TestNode node, String journey) {
    return page(node).items().stream()
        .filter(item -> item.journeyId().equals(journey))
        .findFirst()
        .orElseThrow()
        .lastContactAt();
  }

  /** In every projection; whether it was parked in them. */
  private static boolean takeUp(TestNode node, String journey) throws SQLException {
    ReadModels models = Projecting.models(node);
    Parking parking = new Parking(models.database(), models.source());
    Set<Boolean> parked = new HashSet<>();
    for (Projection projection : models.projections()) {
      parked.add(parking.takeUp(projection, new JourneyKey("a", journey)));
    }
    assertThat(parked).hasSize(1);
    return parked.contains(true);
  }

  /**
   * Two journeys; the second interaction of the first became unreadable before a projection saw it,
   * and a third came. What it was.
   */
  private Row poisoned() throws SQLException {
    TestNode before = projecting.node();
    Projecting.record(
        before, List.of(Messages.referral("a", "j-1"), Messages.referral("a", "j-2")));
    projecting.caughtUp(before);
    projecting.end(before);
    try (TestNode recording = new TestNode(projecting.database().application())) {
      Projecting.record(recording, List.of(Messages.session("a", "j-1", "s-1")));
      Row sound = projecting.log().getLast();
      projecting
          .database()
          .execute(
              "update interaction set event = convert_to('{\"type\":\"journey.unheard-of.v1\","
                  + "\"data\":{\"note\":\"whispered\"}}', 'UTF8') where id = 's-1'");
      Projecting.record(
          recording, List.of(Messages.session("a", "j-1", "s-2", "2026-02-04T14:00:00Z")));
      return sound;
    }
  }

  @Test
  void an_interaction_that_cannot_be_read_parks_its_journey_alone_until_it_can() throws Exception {
    Row sound = poisoned();
    TestNode node = projecting.node();
    Projection list = Projecting.list(node);
    Projecting.record(node, List.of(Messages.session("a", "j-2", "s-3", "2026-02-04T14:00:00Z")));
    projecting.caughtUp(node);

    List<Parked> parked = Projecting.parkedOf(node, list);
    assertThat(parked).hasSize(1);
    assertThat(parked.getFirst().key()).isEqualTo(new JourneyKey("a", "j-1"));
    assertThat(parked.getFirst().sequence()).isEqualTo(sound.sequence());
    assertThat(parked.getFirst().version()).isEqualTo(1);
    assertThat(parked.getFirst().error()).contains(" in ").doesNotContain("whispered", "unheard");
    Page page = page(node);
    assertThat(page.stale()).isEqualTo(Set.of("j-1"));
    assertThat(page.incomplete()).isEqualTo(1);
    assertThat(page.items()).hasSize(2);
    assertThat(lastContact(node, "j-1")).isNull();
    assertThat(lastContact(node, "j-2")).isEqualTo(SECOND_SESSION);

    // Who asks while journeys have something ahead has them folded anew: this one cannot be.
    assertThat(page(node, Instant.parse("2026-01-04T00:00:00Z")).stale()).isEqualTo(Set.of("j-1"));

    assertThat(takeUp(node, "j-1")).isTrue();
    assertThat(page(node).stale()).isEqualTo(Set.of("j-1"));
    assertThat(page(node).incomplete()).isEqualTo(1);
    assertThat(takeUp(node, "j-2")).isFalse();

    restore(sound);
    assertThat(takeUp(node, "j-1")).isTrue();
    assertThat(page(node).stale()).isEmpty();
    assertThat(page(node).incomplete()).isZero();
    assertThat(lastContact(node, "j-1")).isEqualTo(SECOND_SESSION);
    projecting.assertLiveIsRebuiltIsNaive(node);
  }

  private void restore(Row sound) {
    projecting
        .database()
        .execute(
            "update interaction set event = decode('"
                + java.util.HexFormat.of().formatHex(sound.event())
                + "', 'hex') where id = 's-1'");
  }

  @Test
  void a_rebuild_parks_it_too_and_a_node_that_starts_after_the_fix_takes_it_up() throws Exception {
    Row sound = poisoned();
    TestNode node = projecting.node();
    projecting.caughtUp(node);
    Projection list = Projecting.list(node);
    Projecting.start(node, list);
    Rebuild rebuild = Projecting.over(node, list);
    assertThat(rebuild.state()).isEqualTo(Rebuild.State.SWAPPED);
    assertThat(rebuild.outcome())
        .isNotNull()
        .satisfies(outcome -> assertThat(outcome.compared()).isEqualTo(2))
        .satisfies(outcome -> assertThat(outcome.differing()).isEqualTo(1));
    // It has no row there.
    assertThat(page(node).stale()).isEmpty();
    assertThat(page(node).incomplete()).isEqualTo(1);

    restore(sound);
    projecting.end(node);
    TestNode next = projecting.node();
    Projecting.eventually("taken up", () -> page(next).incomplete() == 0);
    assertThat(page(next).stale()).isEmpty();
    projecting.assertLiveIsRebuiltIsNaive(next);
  }

  @Test
  void a_fold_that_fails_for_one_journey_parks_it_alone_until_a_release_that_mends_it()
      throws Exception {
    TestNode faulty =
        projecting.node(
            new Delegating() {
              @Override
              List<@Nullable Object> values(
                  Recorded referral, List<@Nullable Object> sound, int interactions) {
                if (referral.subject().equals("j-1") && interactions > 1) {
                  throw new IllegalStateException("of " + referral);
                }
                return sound;
              }
            });
    Projecting.record(
        faulty,
        List.of(
            Messages.referral("a", "j-1"),
            Messages.session("a", "j-1", "s-1"),
            Messages.referral("a", "j-2")));
    projecting.caughtUp(faulty);
    assertThat(page(faulty).incomplete()).isEqualTo(1);
    Parked parked = Projecting.parkedOf(faulty, Projecting.list(faulty)).getFirst();
    assertThat(parked.version()).isEqualTo(1);
    assertThat(parked.error()).startsWith("IllegalStateException in ").doesNotContain("j-1");

    projecting.end(faulty);
    TestNode mended = projecting.node();
    Projecting.eventually("taken up", () -> page(mended).incomplete() == 0);
    assertThat(page(mended).stale()).isEmpty();
    projecting.assertLiveIsRebuiltIsNaive(mended);
  }

  @Test
  void an_error_that_is_no_journey_s_own_is_tried_again_until_it_passes() throws Exception {
    AtomicInteger failures = new AtomicInteger();
    TestNode node =
        projecting.node(
            new Delegating() {
              @Override
              List<@Nullable Object> values(
                  Recorded referral, List<@Nullable Object> sound, int interactions) {
                if (failures.incrementAndGet() <= 2) {
                  throw new OutOfMemoryError("of a test");
                }
                return sound;
              }
            });
    Projecting.record(node, List.of(Messages.referral("a", "j-1")));
    projecting.caughtUp(node);
    assertThat(failures.get()).isGreaterThan(2);
    assertThat(page(node).incomplete()).isZero();
    assertThat(Projecting.digest(node, Projecting.list(node)))
        .isEqualTo(NaiveList.digest(projecting.log()));
  }

  @Test
  void a_row_that_the_table_refuses_parks_its_journey_alone() throws Exception {
    TestNode faulty =
        projecting.node(
            new Delegating() {
              @Override
              List<@Nullable Object> values(
                  Recorded referral, List<@Nullable Object> sound, int interactions) {
                List<@Nullable Object> values = new ArrayList<>(sound);
                switch (referral.subject()) {
                  // The client may not be null, and 70,000 is no smallint.
                  case "j-1" -> values.set(0, null);
                  case "j-2" -> values.set(1, 70_000L);
                  default -> {}
                }
                return values;
              }
            });
    Projecting.record(
        faulty,
        List.of(
            Messages.referral("a", "j-1"),
            Messages.referral("a", "j-2"),
            Messages.referral("a", "j-3")));
    projecting.caughtUp(faulty);
    assertThat(Projecting.parkedOf(faulty, Projecting.list(faulty)))
        .extracting(Parked::error)
        .containsExactly("SQLSTATE 23502", "SQLSTATE 22003");
    assertThat(page(faulty).items()).extracting(JourneyListItem::journeyId).containsExactly("j-3");
    assertThat(page(faulty).stale()).isEmpty();
    assertThat(page(faulty).incomplete()).isEqualTo(2);
  }
}
