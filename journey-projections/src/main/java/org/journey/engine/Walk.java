package org.journey.engine;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A walk through all journeys in order, in parts that lanes take as they come free. Remembers how
 * far everything is done without a gap: from there it can be gone on with after a kill.
 */
final class Walk {

  /** Journeys of a part. */
  private static final int PART = 200;

  private final JourneySource source;
  private final Map<Integer, Done> ahead = new HashMap<>();
  private @Nullable JourneyKey after;
  private @Nullable JourneyKey doneUpTo;
  private long journeys;
  private long interactions;
  private int given;
  private int contiguous;
  private boolean exhausted;
  private boolean stopped;

  /**
   * Goes on behind a journey.
   *
   * @param after null: from the first
   * @param done what was done up to there
   */
  Walk(JourneySource source, @Nullable JourneyKey after, Rebuild.Progress done) {
    this.source = source;
    this.after = after;
    this.doneUpTo = after;
    this.journeys = done.done();
    this.interactions = done.interactions();
  }

  /**
   * Some journeys that follow one another in one organisation.
   *
   * @param number its place among the parts
   * @param first its first journey
   * @param last its last
   */
  record Part(int number, JourneyKey first, JourneyKey last) {}

  private record Done(JourneyKey last, long journeys, long interactions) {}

  /** What is done without a gap. */
  record Reached(JourneyKey last, long journeys, long interactions) {}

  /** Gives out no more: a part failed, and what lies behind it would be done twice. */
  synchronized void stop() {
    stopped = true;
  }

  /** The next part; null when all are given out, or no more are. */
  synchronized @Nullable Part next() throws SQLException {
    if (exhausted || stopped) {
      return null;
    }
    List<JourneyKey> keys = source.next(after, PART);
    if (keys.isEmpty()) {
      exhausted = true;
      return null;
    }
    JourneyKey first = keys.getFirst();
    JourneyKey last = first;
    for (JourneyKey key : keys) {
      if (!key.organisation().equals(first.organisation())) {
        break;
      }
      last = key;
    }
    after = last;
    return new Part(given++, first, last);
  }

  /** Tells that a part is committed; how far all is done if that went on by it, else null. */
  synchronized @Nullable Reached done(Part part, long partJourneys, long partInteractions) {
    ahead.put(part.number(), new Done(part.last(), partJourneys, partInteractions));
    boolean moved = false;
    for (Done next = ahead.remove(contiguous); next != null; next = ahead.remove(contiguous)) {
      contiguous++;
      doneUpTo = next.last();
      journeys += next.journeys();
      interactions += next.interactions();
      moved = true;
    }
    JourneyKey reached = doneUpTo;
    return moved && reached != null ? new Reached(reached, journeys, interactions) : null;
  }
}
