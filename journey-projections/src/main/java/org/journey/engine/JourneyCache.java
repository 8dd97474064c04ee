package org.journey.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The journeys read last, as they were read: what is recorded never changes, so only what is newer
 * must be asked for. One for all projections of a node, which follow the same journeys one shortly
 * after the other: hence the least recently read goes first, whatever was read often before.
 */
public final class JourneyCache {

  /** What an interaction takes on the heap beside its event's length: measured, 1.2 times that. */
  private static final int PART_MORE = 4;

  private final long most;
  private final LinkedHashMap<JourneyKey, Read> journeys = new LinkedHashMap<>();
  private long weight;

  /**
   * Empty.
   *
   * @param bytes most on the heap, about; 0: keep nothing
   */
  public JourneyCache(long bytes) {
    most = bytes;
  }

  /**
   * A journey as far as it was read.
   *
   * @param recorded from version 0 on without a gap
   * @param weight about how many bytes it takes
   */
  private record Read(List<Recorded> recorded, long weight) {}

  /** How many interactions of a journey are here: the version to go on with. */
  synchronized int known(JourneyKey key) {
    Read read = touch(key);
    return read == null ? 0 : read.recorded.size();
  }

  private synchronized @Nullable Read get(JourneyKey key) {
    return touch(key);
  }

  /** Makes it the one read last. */
  private @Nullable Read touch(JourneyKey key) {
    Read read = journeys.remove(key);
    if (read != null) {
      journeys.put(key, read);
    }
    return read;
  }

  private synchronized void put(JourneyKey key, Read read) {
    Read before = journeys.remove(key);
    journeys.put(key, read);
    weight += read.weight - (before == null ? 0 : before.weight);
    Iterator<Read> eldest = journeys.values().iterator();
    while (weight > most && eldest.hasNext()) {
      weight -= eldest.next().weight;
      eldest.remove();
    }
  }

  /**
   * What is recorded of a journey, from what is here and what is newer.
   *
   * @param newer behind what {@link #known} said, in order
   * @param at is told of each interaction before it is read
   * @return null if what was here is gone meanwhile: it must be read from its start
   */
  @Nullable List<Recorded> with(JourneyKey key, int known, List<RawInteraction> newer, Reading at) {
    Read read = known == 0 ? null : get(key);
    if (known > 0 && (read == null || read.recorded.size() < known)) {
      return null;
    }
    if (newer.isEmpty()) {
      return read == null ? null : read.recorded;
    }
    List<Recorded> all = new ArrayList<>(known + newer.size());
    long bytes = 0;
    if (read != null) {
      all.addAll(read.recorded.subList(0, known));
      bytes = read.weight;
    }
    for (RawInteraction one : newer) {
      at.reads(one);
      all.add(Recorded.parse(one.event()));
      bytes += one.event().length + one.event().length / PART_MORE;
    }
    put(key, new Read(all, bytes));
    return all;
  }

  /** Is told which interaction is being read. */
  interface Reading {
    void reads(RawInteraction one);
  }
}
