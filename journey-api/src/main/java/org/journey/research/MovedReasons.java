package org.journey.research;

import java.io.IOException;
import java.util.List;
import org.journey.archive.Snapshot;
import org.journey.engine.JourneyKey;
import org.journey.replay.JourneyReader;
import org.journey.replay.Reasons;
import org.journey.state.JourneyReading;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/** Reads a journey in both ways and tells why it moved. */
record MovedReasons(Snapshot snapshot, JourneyReader base, JourneyReader other) {

  /** Why; null if it is in neither reading any more: consent was withdrawn. */
  @Nullable Reasons of(JourneyKey key) throws IOException {
    List<Recorded> recorded = snapshot.journey(key);
    if (recorded == null) {
      return null;
    }
    JourneyReading before = base.read(recorded);
    JourneyReading after = other.read(recorded);
    return before == null && after == null ? null : Reasons.of(before, after);
  }
}
