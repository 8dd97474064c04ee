package org.journey.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.testing.RandomHistories;
import org.journey.testing.Samples;
import org.journey.timeline.Recorded;
import org.junit.jupiter.api.Test;

class JourneyHistoryTest {

  private static JourneyHistory of(List<Recorded> recorded) {
    JourneyHistory history = new JourneyHistory();
    recorded.forEach(history::apply);
    return history;
  }

  @Test
  void a_new_one_is_empty() {
    JourneyHistory history = new JourneyHistory();
    assertThat(history.version()).isEqualTo(-1);
    assertThat(history.size()).isZero();
    assertThat(history.opened()).isFalse();
    assertThat(history.clientId()).isNull();
    assertThat(history.statusAt(RandomHistories.NOW)).isEqualTo(Status.NONE);
  }

  @Test
  void versions_are_applied_in_order_without_gaps() {
    List<Recorded> recorded = RandomHistories.journey(1, 3).recorded();
    JourneyHistory history = of(recorded.subList(0, 1));
    assertThatIllegalStateException().isThrownBy(() -> history.apply(recorded.get(2)));
    assertThatIllegalStateException().isThrownBy(() -> history.apply(recorded.get(0)));
    history.apply(recorded.get(1));
    assertThat(history.version()).isEqualTo(1);
  }

  @Test
  void it_knows_the_client_of_its_referral() {
    assertThat(of(RandomHistories.journey(1, 3).recorded()).clientId()).isEqualTo("c-j-1");
  }

  @Test
  void a_goal_is_known_by_its_goal_set_alone_whatever_else_the_log_should_hold() {
    JourneyHistory history = new JourneyHistory();
    history.apply(
        new Identity("/test", "progress"),
        InteractionType.GOAL_PROGRESSED,
        RandomHistories.NOW,
        Samples.of(InteractionType.GOAL_PROGRESSED));
    assertThat(history.knows(Named.GOAL, "g-1")).isFalse();
  }

  @Test
  void a_copy_goes_its_own_way_in_everything() {
    for (long seed = 0; seed < 40; seed++) {
      List<Recorded> recorded = RandomHistories.journey(seed, 60).recorded();
      // With room left in its arrays, so that the copy could write into them were they shared.
      JourneyHistory history = of(recorded.subList(0, 21));
      JourneyHistory copy = history.copy();
      recorded.subList(21, 60).forEach(copy::apply);
      JourneyHistory untouched = of(recorded.subList(0, 21));
      assertThat(history.size()).isEqualTo(21);
      for (Recorded each : recorded) {
        int row = history.row(each.identity());
        assertThat(row).as("seed %d", seed).isEqualTo(untouched.row(each.identity()));
        if (row >= 0) {
          assertThat(history.time(row)).as("seed %d", seed).isEqualTo(untouched.time(row));
          assertThat(history.retracted(row))
              .as("seed %d", seed)
              .isEqualTo(untouched.retracted(row));
        }
        assertThat(history.statusAt(each.time()))
            .as("seed %d", seed)
            .isEqualTo(untouched.statusAt(each.time()));
      }
      for (int id = 0; id < 12; id++) {
        for (Named named : Named.values()) {
          String name = prefix(named) + id;
          assertThat(history.knows(named, name)).isEqualTo(untouched.knows(named, name));
          assertThat(history.ended(named, name)).isEqualTo(untouched.ended(named, name));
        }
      }
    }
  }

  private static String prefix(Named named) {
    return switch (named) {
      case GOAL -> "g-";
      case BARRIER -> "b-";
      case CONCERN -> "k-";
    };
  }

  @Test
  void every_time_from_1900_on_is_kept_to_the_microsecond() {
    for (String time :
        List.of(
            "1900-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999Z",
            "1970-01-01T00:00:00.000001Z",
            "2026-02-28T12:00:00.123456Z",
            "9999-12-31T23:59:59.999999Z")) {
      JourneyHistory history = new JourneyHistory();
      Identity identity = new Identity("/test", "referral");
      history.apply(
          identity,
          InteractionType.REFERRAL_RECEIVED,
          Instant.parse(time),
          Samples.referral("c-1"));
      assertThat(history.time(history.row(identity))).isEqualTo(time);
    }
  }

  @Test
  void what_it_says_it_weighs_is_what_its_objects_and_arrays_take() throws Exception {
    for (int interactions : new int[] {1, 8, 9, 50, 96, 97, 300, 2_000}) {
      JourneyHistory history = of(RandomHistories.journey(5, interactions).recorded());
      long counted = counted(history, Collections.newSetFromMap(new IdentityHashMap<>()));
      assertThat(history.weight()).as("%d interactions", interactions).isEqualTo(counted);
    }
  }

  @Test
  void forty_thousand_journeys_of_fifty_fit_into_a_hundred_megabytes() {
    int journeys = 400;
    long bytes = 0;
    for (int seed = 0; seed < journeys; seed++) {
      bytes += of(RandomHistories.journey(seed, 50).recorded()).weight();
    }
    assertThat(bytes * 40_000 / journeys).isLessThan(100_000_000L);
  }

  @Test
  void a_long_journey_takes_no_more_than_45_bytes_an_interaction_beside_its_names() {
    JourneyHistory history = new JourneyHistory();
    for (int i = 0; i < 20_000; i++) {
      history.apply(
          new Identity("/test", "i-" + i),
          InteractionType.SESSION_ATTENDED,
          RandomHistories.NOW,
          Samples.session("a-1"));
    }
    assertThat(history.weight() / 20_000.0).isCloseTo(40, within(5.0));
  }

  /** Walks the objects of this package and their arrays; compressed references, as by default. */
  private static long counted(Object object, Set<Object> seen) throws Exception {
    if (!seen.add(object)) {
      return 0;
    }
    Class<?> type = object.getClass();
    if (type.isArray()) {
      return aligned(16 + (long) Array.getLength(object) * size(type.getComponentType()));
    }
    if (object instanceof String text) {
      return 24 + aligned(16 + text.length());
    }
    long own = 12;
    long held = 0;
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        own += size(field.getType());
        field.setAccessible(true);
        Object value = field.get(object);
        if (!field.getType().isPrimitive() && value != null) {
          held += counted(value, seen);
        }
      }
    }
    return aligned(own) + held;
  }

  private static int size(Class<?> type) {
    if (type == long.class) {
      return 8;
    }
    return type == boolean.class || type == byte.class ? 1 : 4;
  }

  private static long aligned(long bytes) {
    return (bytes + 7) & ~7L;
  }
}
