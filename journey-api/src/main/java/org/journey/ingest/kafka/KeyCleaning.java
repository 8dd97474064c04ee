package org.journey.ingest.kafka;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.journey.sealing.DailyKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Destroys the keys of refused records that are kept for long enough, every hour. */
final class KeyCleaning implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeyCleaning.class);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("journey-refused-keys").daemon().factory());

  KeyCleaning(DailyKeys keys) {
    clock.scheduleWithFixedDelay(() -> clean(keys), 1, 60, TimeUnit.MINUTES);
  }

  /** Never throws: the next time would not come. */
  private static void clean(DailyKeys keys) {
    try {
      keys.destroyOld();
    } catch (RuntimeException | Error e) {
      LOG.debug("keys of refused records could not be destroyed; tried again in an hour", e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
