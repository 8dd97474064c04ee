package org.journey.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.journey.timeline.Recorded;

/**
 * The one way from what is recorded of a journey to its row: live, in a rebuild, and when a parked
 * journey is taken up again.
 */
public final class Folding {

  private static final String OURS = "org.journey.";

  private Folding() {}

  /**
   * Folds one journey. Whatever goes wrong is the journey's own trouble and stops no other.
   *
   * @param raw everything recorded of it, in sequence order; one interaction or more
   */
  public static Folded fold(Projection projection, JourneyKey key, List<RawInteraction> raw) {
    RawInteraction at = raw.getLast();
    try {
      List<Recorded> recorded = new ArrayList<>(raw.size());
      for (RawInteraction one : raw) {
        at = one;
        recorded.add(Recorded.parse(one.event()));
      }
      return new Folded.Done(new Row(key, at.sequence(), projection.fold(recorded)), at.version());
    } catch (RuntimeException | StackOverflowError e) {
      return new Folded.Failed(
          key, at.sequence(), at.version(), raw.getLast().sequence(), describe(e));
    }
  }

  /**
   * Folds one journey of which a part is in a cache.
   *
   * @param known how many of its interactions are
   * @param newer those behind them, in sequence order; perhaps none
   * @return empty if the cache has lost it meanwhile: it must be read from its start
   */
  static Optional<Folded> fold(
      Projection projection,
      JourneyKey key,
      JourneyCache cache,
      int known,
      List<RawInteraction> newer) {
    RawInteraction[] at = new RawInteraction[1];
    try {
      List<Recorded> recorded = cache.with(key, known, newer, one -> at[0] = one);
      if (recorded == null) {
        return Optional.empty();
      }
      Recorded last = recorded.getLast();
      return Optional.of(
          new Folded.Done(
              new Row(key, last.sequence(), projection.fold(recorded)), last.version()));
    } catch (RuntimeException | StackOverflowError e) {
      RawInteraction failed = at[0];
      return failed == null
          ? Optional.empty()
          : Optional.of(
              new Folded.Failed(
                  key,
                  failed.sequence(),
                  failed.version(),
                  newer.getLast().sequence(),
                  describe(e)));
    }
  }

  /** The kind of failure and our own place in the code: a message could hold what people said. */
  public static String describe(Throwable failure) {
    String kind = failure.getClass().getSimpleName();
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith(OURS)) {
        String type = frame.getClassName();
        return kind
            + " in "
            + type.substring(type.lastIndexOf('.') + 1)
            + "."
            + frame.getMethodName()
            + ":"
            + frame.getLineNumber();
      }
    }
    return kind;
  }
}
