package org.journey.archive;

import java.util.ArrayList;
import java.util.List;
import org.journey.engine.JourneyKey;
import org.jspecify.annotations.Nullable;

/**
 * Journeys that follow one another.
 *
 * @param from the first one, or where it would be; null: from the very first
 * @param before the first one behind them, or where it would be; null: to the very last
 */
public record Range(@Nullable JourneyKey from, @Nullable JourneyKey before) {

  /** All of them. */
  static final Range ALL = new Range(null, null);

  /** Of the largest segment: about a megabyte. */
  private static final int BLOCKS = 4;

  /** An organisation's; null: everybody's. */
  static Range of(@Nullable String organisation) {
    return organisation == null
        ? ALL
        : new Range(new JourneyKey(organisation, ""), new JourneyKey(organisation + '\0', ""));
  }

  /** One journey. */
  static Range of(JourneyKey key) {
    return new Range(key, new JourneyKey(key.organisation(), key.journeyId() + '\0'));
  }

  /** Cuts it where blocks of the largest segment begin. */
  List<Range> parts(List<Segment> segments) {
    Segment largest = null;
    for (Segment segment : segments) {
      if (largest == null || segment.file().bytes() > largest.file().bytes()) {
        largest = segment;
      }
    }
    List<Range> parts = new ArrayList<>();
    JourneyKey start = from;
    if (largest != null) {
      List<Block> blocks = largest.blocks();
      for (int i = largest.blockOf(from) + BLOCKS; i < blocks.size(); i += BLOCKS) {
        JourneyKey next = blocks.get(i).first();
        if (before != null && next.compareTo(before) >= 0) {
          break;
        }
        parts.add(new Range(start, next));
        start = next;
      }
    }
    parts.add(new Range(start, before));
    return parts;
  }
}
