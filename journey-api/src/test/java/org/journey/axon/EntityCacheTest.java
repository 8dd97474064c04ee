package org.journey.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.journey.log.SubjectId;
import org.junit.jupiter.api.Test;

/** Which entities are kept. */
class EntityCacheTest {

  /** About a thousand of them. */
  private static final long ROOM = 1L << 20;

  private static final int OFTEN = 20;

  private final EntityCache cache = new EntityCache(ROOM);

  private static JourneyEntity journey(String id) {
    return new JourneyEntity(new SubjectId("north", false, id));
  }

  private boolean isKept(JourneyEntity entity) {
    return cache.get(entity.key()) == entity;
  }

  /** As in a service of years: those that have ended were used often, and won't be again. */
  @Test
  void those_that_begin_are_kept_however_often_those_before_were_used() {
    for (int old = 0; old < 20_000; old++) {
      JourneyEntity ended = journey("old-" + old);
      for (int time = 0; time < OFTEN; time++) {
        cache.put(ended);
      }
    }
    long room = cache.size();
    assertThat(room).isBetween(500L, 10_000L);
    JourneyEntity[] begun = new JourneyEntity[(int) room / 4];
    for (int i = 0; i < begun.length; i++) {
      begun[i] = journey("new-" + i);
      cache.put(begun[i]);
    }
    assertThat(begun).allMatch(this::isKept);
    assertThat(cache.size()).isBetween(room / 2, room + room / 2);
  }
}
