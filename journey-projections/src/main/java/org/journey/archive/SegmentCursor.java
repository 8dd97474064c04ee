package org.journey.archive;

import java.io.IOException;
import org.journey.bytes.Input;
import org.journey.engine.JourneyKey;
import org.jspecify.annotations.Nullable;

/** Goes through the chunks of one segment from one journey to before another. */
final class SegmentCursor {

  private final Segment segment;
  private final @Nullable JourneyKey before;
  private final Input in = new Input();
  private int block;
  private byte[] bytes = {};
  private int end;
  private @Nullable JourneyKey key;
  private int count;
  private int length;

  /**
   * Stands on the first chunk of the range.
   *
   * @param from the first journey; null: the segment's first
   * @param before the first journey behind the range; null: none
   */
  SegmentCursor(Segment segment, @Nullable JourneyKey from, @Nullable JourneyKey before)
      throws IOException {
    this.segment = segment;
    this.before = before;
    block = segment.blockOf(from);
    next();
    while (key != null && from != null && key.compareTo(from) < 0) {
      next();
    }
  }

  /** The journey of the chunk; null when there is none left. */
  @Nullable JourneyKey key() {
    return key;
  }

  /** How many interactions are in it. */
  int count() {
    return count;
  }

  /** Where it lies. */
  byte[] bytes() {
    return bytes;
  }

  /** Where it begins there. */
  int offset() {
    return in.at();
  }

  /** How many bytes it has. */
  int length() {
    return length;
  }

  /** Goes to the next chunk. */
  void next() throws IOException {
    in.skip(length);
    if (in.at() >= end) {
      if (block == segment.blocks().size()
          || (before != null && segment.blocks().get(block).first().compareTo(before) >= 0)) {
        key = null;
        return;
      }
      bytes = segment.read(segment.blocks().get(block++));
      end = bytes.length;
      in.open(bytes, 0);
    }
    JourneyKey next = new JourneyKey(in.text(), in.text());
    count = in.count();
    length = in.count();
    key = before != null && next.compareTo(before) >= 0 ? null : next;
  }
}
