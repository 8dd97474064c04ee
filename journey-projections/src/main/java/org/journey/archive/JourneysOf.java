package org.journey.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.journey.engine.JourneyKey;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the journeys of a range in their order, each put together from all segments that
 * have something of it. Segments follow one another in the log, so their chunks do as well.
 */
final class JourneysOf {

  private final List<SegmentCursor> cursors = new ArrayList<>();
  private final Chunk chunk = new Chunk();

  JourneysOf(List<Segment> inOrderOfTheLog, @Nullable JourneyKey from, @Nullable JourneyKey before)
      throws IOException {
    for (Segment segment : inOrderOfTheLog) {
      SegmentCursor cursor = new SegmentCursor(segment, from, before);
      if (cursor.key() != null) {
        cursors.add(cursor);
      }
    }
  }

  /** The next journey; null when there is none left. */
  @Nullable JourneyKey next() {
    JourneyKey least = null;
    for (int i = 0; i < cursors.size(); i++) {
      JourneyKey key = cursors.get(i).key();
      if (key != null && (least == null || key.compareTo(least) < 0)) {
        least = key;
      }
    }
    return least;
  }

  /** Everything recorded of the journey that {@link #next} named; goes on behind it. */
  List<Recorded> take(JourneyKey key) throws IOException {
    List<Recorded> recorded = new ArrayList<>();
    each(key, cursor -> chunk.read(key, cursor.bytes(), cursor.offset(), cursor.count(), recorded));
    return recorded;
  }

  /** What is done with a chunk as it lies. */
  @FunctionalInterface
  interface Raw {
    void take(SegmentCursor cursor) throws IOException;
  }

  /** Its chunks as they lie; goes on behind it. */
  void each(JourneyKey key, Raw raw) throws IOException {
    for (int i = 0; i < cursors.size(); i++) {
      SegmentCursor cursor = cursors.get(i);
      while (key.equals(cursor.key())) {
        raw.take(cursor);
        cursor.next();
      }
    }
  }
}
