package org.journey.archive;

import org.journey.engine.JourneyKey;
import org.journey.timeline.Recorded;

/** Tells whether files were made from a log, and would be made of it again as they are. */
final class LogOrigin {

  private final ArchiveLog log;

  LogOrigin(ArchiveLog log) {
    this.log = log;
  }

  /** Whether those of a manifest were. */
  boolean isOf(Manifest manifest) {
    return manifest.position() == 0
        || (manifest.leaf().equals(log.leaf(manifest.position()))
            && manifest.unreadable().stream().noneMatch(this::canBeRead));
  }

  /** Whether what could not be read can be by now: then the archive must be made anew. */
  private boolean canBeRead(JourneyKey key) {
    boolean[] can = {false};
    log.stream(
        key,
        key,
        (any, raw) -> {
          try {
            raw.forEach(one -> Recorded.parse(one.event()));
            can[0] = true;
          } catch (RuntimeException | StackOverflowError e) {
            can[0] = false;
          }
        });
    return can[0];
  }
}
