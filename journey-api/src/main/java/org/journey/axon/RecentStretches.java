package org.journey.axon;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.SQLException;
import org.journey.engine.JourneySource;
import org.journey.engine.Touched;

/**
 * Which journeys the last stretches of the log are about: each segment of each slot asks for the
 * same ones, shortly one after the other, and what is recorded never changes.
 */
final class RecentStretches {

  /** Journeys named in all. */
  private static final long MOST = 100_000;

  private final LoadingCache<LogStretch, Touched> recent;

  RecentStretches(JourneySource source) {
    recent =
        Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((LogStretch stretch, Touched touched) -> 1 + touched.journeys().size())
            .executor(Runnable::run)
            .build(stretch -> read(source, stretch));
  }

  private static Touched read(JourneySource source, LogStretch stretch) throws SQLException {
    Touched touched =
        source.touched(stretch.after(), Math.toIntExact(stretch.upTo() - stretch.after()));
    if (touched.upTo() < stretch.upTo()) {
      // News of what is not there: a position beyond the log would pass over what comes later.
      throw new IllegalStateException("the log ends at " + touched.upTo());
    }
    return touched;
  }

  /**
   * The journeys of one.
   *
   * @throws IllegalStateException if the log does not go so far
   * @throws java.util.concurrent.CompletionException if the database is away
   */
  Touched of(LogStretch stretch) {
    return recent.get(stretch);
  }
}
