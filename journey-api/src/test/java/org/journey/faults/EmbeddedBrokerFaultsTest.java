package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.journey.local.LocalInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong with the broker in the application's own JVM: it dies with it, or its disk is
 * full. What it took is kept, and it comes back by itself.
 */
@Tag("faults")
class EmbeddedBrokerFaultsTest {

  private static final Duration CAUGHT_UP = Duration.ofSeconds(60);
  private static final int MEGABYTES = 200;

  @TempDir private Path directory;

  private static String address(ChildApplication application) throws Exception {
    return "127.0.0.1:" + Files.readString(application.data().resolve("kafka.port")).strip();
  }

  @Test
  void what_it_took_before_the_application_was_killed_is_stored_when_that_is_back()
      throws Exception {
    ChildApplication application =
        new ChildApplication(directory.resolve("data")).withKafka().start();
    try (KafkaWriters kafka = new KafkaWriters(address(application), "/faults/own-killed")) {
      kafka.start(3, Seed.next("an application killed with its broker"), 3);
      for (int round = 0; round < 3; round++) {
        kafka.awaitMore(200);
        application.kill();
        application.start();
      }
      kafka.awaitMore(200);
      kafka.stop();
      try (Api api = application.api("soar")) {
        kafka.assertAllIsThere(application.log(), api, CAUGHT_UP);
      }
    } finally {
      application.close();
    }
  }

  @Test
  void without_room_for_it_http_goes_on_and_with_room_it_is_back() throws Exception {
    Path data = directory.resolve("data");
    LocalInstance.start(data).close();
    Path its = Files.createDirectories(data.resolve("kafka"));
    Optional<SmallDisks> disks = SmallDisks.of(its);
    assumeTrue(disks.isPresent(), "no small disk can be mounted here");
    ChildApplication application = new ChildApplication(data).withKafka();
    application.startWithin(disks.get().program(MEGABYTES));
    Ledger ledger = new Ledger();
    long seed = Seed.next("no room for the broker");
    try (Api api = application.api("soar");
        KafkaWriters kafka = new KafkaWriters(address(application), "/faults/own-full");
        Load http = new Load(api, ledger, "/faults/own-full-http", 4)) {
      kafka.start(2, seed, 5);
      http.start(2, seed);
      kafka.awaitMore(200);
      SmallDisks.fill(application.pid(), its);
      Thread.sleep(Duration.ofSeconds(10));
      long before = ledger.count(Fate.Acknowledged.class);
      Thread.sleep(Duration.ofSeconds(5));
      assertThat(ledger.count(Fate.Acknowledged.class)).isGreaterThan(before + 20);
      assertThat(ChildApplication.health(api, "/liveness")).isEqualTo(200);

      SmallDisks.makeRoom(application.pid(), its);
      kafka.awaitMore(200);
      kafka.stop();
      http.stop();
      assertThat(ledger.count(Fate.Unknown.class)).isZero();
      kafka.assertAllIsThere(application.log(), api, CAUGHT_UP);
      new Aftermath(api, application.log()).assertPromiseKept(ledger);
    } finally {
      application.close();
    }
  }
}
