package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code kill -9} of PostgreSQL's first process under the running application. */
@ExtendWith(RunningApplication.class)
class KilledPostgresTest {

  private static final Duration BACK = Duration.ofSeconds(30);

  @Test
  void the_running_application_starts_its_postgresql_again(RunningApplication.Instance instance)
      throws Exception {
    kill(instance, "/faults/killed-postgres", 1);
  }

  @Test
  @Tag("faults")
  void the_running_application_starts_its_postgresql_again_ten_times(
      RunningApplication.Instance instance) throws Exception {
    kill(instance, "/faults/killed-postgres-often", 10);
  }

  private static void kill(RunningApplication.Instance instance, String source, int rounds)
      throws Exception {
    long seed = Seed.next("kill -9 of PostgreSQL");
    Random random = new Random(seed);
    Ledger ledger = new Ledger();
    try (Load load = new Load(instance.api(), ledger, source, 5)) {
      load.start(8, seed);
      for (int round = 0; round < rounds; round++) {
        Thread.sleep(500 + random.nextInt(1_500));
        long before = ledger.count(Fate.Acknowledged.class);
        long application = instance.application().pid();
        instance.application().postmasterProcess().destroyForcibly();
        awaitService(ledger, before + 50);
        assertThat(instance.application().pid()).isEqualTo(application);
        instance.application().awaitReady(BACK);
      }
      load.stop();
    }
    new Aftermath(instance.api(), instance.log()).assertPromiseKept(ledger);
  }

  /** More is acknowledged than what was under way when it died. */
  private static void awaitService(Ledger ledger, long acknowledged) throws InterruptedException {
    long end = System.nanoTime() + BACK.toNanos();
    while (ledger.count(Fate.Acknowledged.class) < acknowledged) {
      assertThat(System.nanoTime()).as("back in service within " + BACK).isLessThan(end);
      Thread.sleep(100);
    }
  }
}
