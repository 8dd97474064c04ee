package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the application under load, at random moments. */
class KilledApplicationTest {

  private static final int WRITERS = 8;
  private static final int JOURNEYS = 5;

  @Test
  void what_was_acknowledged_outlives_a_kill_under_load(@TempDir Path directory) throws Exception {
    kill(directory, 1);
  }

  @Test
  @Tag("faults")
  void what_was_acknowledged_outlives_twenty_kills_under_load(@TempDir Path directory)
      throws Exception {
    kill(directory, 20);
  }

  private static void kill(Path directory, int rounds) throws Exception {
    long seed = Seed.next("kill -9 of the application");
    Random random = new Random(seed);
    Ledger ledger = new Ledger();
    try (ChildApplication application = new ChildApplication(directory.resolve("data"));
        Api api = application.start().api("soar");
        Load load = new Load(api, ledger, "/faults/killed", JOURNEYS)) {
      load.start(WRITERS, seed);
      List<Row> rows = List.of();
      for (int round = 0; round < rounds; round++) {
        Thread.sleep(500 + random.nextInt(2_000));
        long acknowledged = ledger.count(Fate.Acknowledged.class);
        application.kill();
        // The writers go on sending meanwhile, and are in doubt about all of it.
        application.start();
        LogRows log = application.log();
        List<Row> now = log.all();
        assertThat(Promise.changed(rows, now)).isEmpty();
        assertThat(now).hasSizeGreaterThanOrEqualTo((int) acknowledged);
        rows = now;
      }
      Thread.sleep(500);
      load.stop();
      assertThat(ledger.count(Fate.Unknown.class)).isPositive();
      new Aftermath(api, application.log()).assertPromiseKept(ledger);
    }
  }
}
