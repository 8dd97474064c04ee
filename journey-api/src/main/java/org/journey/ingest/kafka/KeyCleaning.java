package org.journey.ingest.kafka;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.journey.engine.Folding;
import org.journey.sealing.DailyKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Destroys the keys of refused records that are kept for long enough, every hour. */
final class KeyCleaning implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeyCleaning.class);

  private static final int LASTING = 3;
  private static final int DAY = 24;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("journey-refused-keys").daemon().factory());

  /** In a row. Of the clock's thread. */
  private int failures;

  /** A minute after the start, and every hour. */
  KeyCleaning(DailyKeys keys) {
    this(keys::destroyOld, Duration.ofMinutes(1), Duration.ofHours(1));
  }

  /**
   * @param cleaning what is done
   * @param first so long from now
   * @param pause from the end of one to the next
   */
  KeyCleaning(Runnable cleaning, Duration first, Duration pause) {
    clock.scheduleWithFixedDelay(
        () -> clean(cleaning), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Never throws: the next time would not come. */
  private void clean(Runnable cleaning) {
    try {
      cleaning.run();
      failures = 0;
    } catch (RuntimeException | Error e) {
      failures++;
      // A database may be away for an hour; what lasts keeps what should be gone.
      if (failures == LASTING || failures % DAY == 0) {
        LOG.warn(
            "keys of refused records could not be destroyed {} times, once an hour, and are kept"
                + " for longer than they should: {}",
            failures,
            Folding.describe(e));
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
