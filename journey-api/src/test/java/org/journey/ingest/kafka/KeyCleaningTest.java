package org.journey.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.journey.log.LogUnavailable;
import org.journey.sealing.DailyKeys;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;

/** Keys of refused records go by themselves. */
class KeyCleaningTest {

  private static final Duration SOON = Duration.ofMillis(20);

  private static final String PLACE = "somewhere";

  @Test
  void a_database_that_is_away_for_once_does_not_end_it() throws InterruptedException {
    CountDownLatch tried = new CountDownLatch(3);
    try (KeyCleaning cleaning =
        new KeyCleaning(
            () -> {
              tried.countDown();
              throw new LogUnavailable("away", null);
            },
            SOON,
            SOON)) {
      assertThat(tried.await(20, TimeUnit.SECONDS)).as("%s goes on", cleaning).isTrue();
    }
  }

  @Test
  void what_is_old_enough_is_destroyed_on_a_running_platform() throws InterruptedException {
    RunningPlatform platform = RunningPlatform.get();
    assertThat(platform.application().getBeansOfType(KeyCleaning.class)).hasSize(1);
    DailyKeys keys = platform.application().getBean(DailyKeys.class);
    LocalDate old = LocalDate.now(ZoneOffset.UTC).minusDays(15);
    byte[] sealed = keys.seal(old, "what somebody typed".getBytes(UTF_8), PLACE);
    assertThat(keys.open(old, sealed, PLACE)).isNotNull();
    try (KeyCleaning cleaning = new KeyCleaning(keys::destroyOld, SOON, SOON)) {
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (keys.open(old, sealed, PLACE) != null) {
        assertThat(System.nanoTime()).as("%s destroys it", cleaning).isLessThan(end);
        Thread.sleep(20);
      }
    }
  }
}
