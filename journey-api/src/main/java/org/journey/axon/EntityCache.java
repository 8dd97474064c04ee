package org.journey.axon;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Entities that were used lately, bounded by their bytes. What is here may be behind the log, for
 * another node may have recorded since: what is accepted on it is refused by the log then, and what
 * is refused on it is confirmed.
 *
 * <p>What was used longest ago goes first. A cache that weighs how often something is used would
 * keep journeys that have long ended and turn away those that begin, which come again next.
 */
final class EntityCache {

  private static final int OVERHEAD = 256;

  private final Cache<String, SubjectEntity> entities;

  /**
   * @param bytes most, about
   */
  EntityCache(long bytes) {
    entities =
        CacheBuilder.newBuilder()
            .maximumWeight(bytes)
            .weigher(
                (String key, SubjectEntity entity) ->
                    (int) Math.min(Integer.MAX_VALUE, entity.weight() + OVERHEAD))
            .build();
  }

  @Nullable SubjectEntity get(String key) {
    return entities.getIfPresent(key);
  }

  boolean contains(String key) {
    return entities.asMap().containsKey(key);
  }

  /** Keeps it, weighing it anew. */
  void put(SubjectEntity entity) {
    entities.put(entity.key(), entity);
  }

  /** Keeps it unless one is there. */
  void offer(SubjectEntity entity) {
    entities.asMap().putIfAbsent(entity.key(), entity);
  }

  void evict(String key) {
    entities.invalidate(key);
  }

  long size() {
    return entities.size();
  }
}
