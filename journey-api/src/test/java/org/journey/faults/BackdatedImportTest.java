package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.journey.faults.Observation.Sent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Years of history come in by one import while people work. */
@ExtendWith(RunningApplication.class)
class BackdatedImportTest {

  private static final Instant START = Instant.parse("2011-01-05T09:00:00Z");
  private static final int JOURNEY = 100;

  @Test
  void live_work_goes_on_beside_a_back_dated_import(RunningApplication.Instance instance)
      throws Exception {
    run(instance, "backdated", 10_000);
  }

  @Test
  @Tag("faults")
  void live_work_goes_on_beside_a_back_dated_import_of_a_hundred_thousand(
      RunningApplication.Instance instance) throws Exception {
    run(instance, "backdated-long", 100_000);
  }

  private static void run(RunningApplication.Instance instance, String name, int count)
      throws Exception {
    Random random = new Random(Seed.next("back-dated import"));
    String source = "/faults/" + name;
    String lines = lines(source + "-import", name, count, random);
    Ledger ledger = new Ledger();
    List<Duration> latencies = new ArrayList<>();
    try (Load load = new Load(instance.api(), ledger, source, 3);
        ExecutorService importer = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Api.Reply> imported = importer.submit(() -> instance.api().batch(lines));
      for (int number = 0; !imported.isDone() || number < 20; number++) {
        String journey = load.journeys().get(number % 3);
        String id = "live-" + number;
        String body = Interactions.ordinary(source, id, journey, START.plusSeconds(number), random);
        Sent sent = new Sent("live", number, journey, source, id, body);
        latencies.add(ledger.ask(instance.api(), sent, Duration.ofSeconds(10)).took());
      }
      assertThat(imported.get().status()).isEqualTo(200);
      assertThat(imported.get().json().path("accepted").asInt())
          .as(imported.get().body())
          .isEqualTo(count);
    }
    Collections.sort(latencies);
    assertThat(latencies.getLast()).as("the slowest live answer").isLessThan(Duration.ofSeconds(2));
    assertThat(latencies.get(latencies.size() / 2))
        .as("the median live answer")
        .isLessThan(Duration.ofMillis(500));
    Aftermath aftermath = new Aftermath(instance.api(), instance.log());
    aftermath.assertPromiseKept(ledger);
    aftermath.assertStateIsFoldOf(instance.log().all(), name + "-import-0");
  }

  /** Journeys of a hundred, the newest first within each. */
  private static String lines(String source, String name, int count, Random random) {
    StringBuilder lines = new StringBuilder();
    for (int number = 0; number < count; number++) {
      String journey = name + "-import-" + number / JOURNEY;
      String id = "i-" + number;
      int place = number % JOURNEY;
      lines
          .append(
              place == 0
                  ? Interactions.referral(source, id, journey, START)
                  : Interactions.ordinary(
                      source, id, journey, START.plusSeconds(86_400L * (JOURNEY - place)), random))
          .append('\n');
    }
    return lines.toString();
  }
}
