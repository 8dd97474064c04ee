package org.journey.archive;

import java.util.ArrayList;
import java.util.Comparator;
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

  /** Bytes of a part, about. */
  private static final long PART = 1 << 20;

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

  /**
   * Cuts it where blocks begin, of whichever segment: journeys that are all new lie in small ones.
   */
  List<Range> parts(List<Segment> segments) {
    List<Block> blocks = new ArrayList<>();
    for (Segment segment : segments) {
      List<Block> all = segment.blocks();
      for (int i = segment.blockOf(from); i < all.size() && begins(all.get(i)); i++) {
        blocks.add(all.get(i));
      }
    }
    blocks.sort(Comparator.comparing(Block::first));
    List<Range> parts = new ArrayList<>();
    JourneyKey start = from;
    long bytes = 0;
    for (Block block : blocks) {
      if (bytes >= PART && (start == null || block.first().compareTo(start) > 0)) {
        parts.add(new Range(start, block.first()));
        start = block.first();
        bytes = 0;
      }
      bytes += block.length();
    }
    parts.add(new Range(start, before));
    return parts;
  }

  private boolean begins(Block block) {
    return before == null || block.first().compareTo(before) < 0;
  }
}
