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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Years of history come in by one import while people work. */
@ExtendWith(RunningApplication.class)
class BackdatedImportTest {

  private static final Instant START = Instant.parse("2011-01-05T09:00:00Z");
  private static final int JOURNEY = 100;
  private static final int COMPARED = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Lines that an import records together. */
  private static final int CHUNK = 2000;

  @Test
  void live_work_goes_on_beside_a_back_dated_import(RunningApplication.Instance instance)
      throws Exception {
    run(instance, "backdated-few", 10_000);
  }

  @Test
  @Tag("faults")
  void live_work_goes_on_beside_a_back_dated_import_of_a_hundred_thousand(
      RunningApplication.Instance instance) throws Exception {
    run(instance, "backdated", 100_000);
  }

  private static void run(RunningApplication.Instance instance, String name, int count)
      throws Exception {
    Random random = new Random(Seed.next("back-dated import"));
    String source = "/faults/" + name;
    List<String> sorted = sorted(source + "-import", name + "-import-", count, random);
    String lines = newestFirst(sorted);
    Ledger ledger = new Ledger();
    List<Long> passed = new ArrayList<>();
    try (Load load = new Load(instance.api(), ledger, source, 3);
        ExecutorService importer = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Api.Reply> imported = importer.submit(() -> instance.api().batch(lines));
      for (int number = 0; !imported.isDone() || number < 20; number++) {
        String journey = load.journeys().get(number % 3);
        String id = "live-" + number;
        String body = Interactions.ordinary(source, id, journey, START.plusSeconds(number), random);
        Sent sent = new Sent("live", number, journey, source, id, body);
        long head = instance.log().head();
        Api.Reply reply = ledger.ask(instance.api(), sent, PATIENCE);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        passed.add(reply.sequence() - head - 1);
      }
      assertThat(imported.get().status()).isEqualTo(200);
      assertThat(imported.get().json().path("accepted").asInt())
          .as(imported.get().body())
          .isEqualTo(count);
    }
    // Told by what is stored, which does not depend on how busy the machine is: of the import no
    // more than a chunk at a time is on its way, and another may begin while an answer is.
    Collections.sort(passed);
    assertThat(passed.get(passed.size() / 2))
        .as("of the import stored while half of the live ones waited: %s", passed)
        .isLessThanOrEqualTo(CHUNK);
    assertThat(passed.getLast())
        .as("of the import stored while any live one waited: %s", passed)
        .isLessThanOrEqualTo(3L * CHUNK);
    Aftermath aftermath = new Aftermath(instance.api(), instance.log());
    aftermath.assertPromiseKept(ledger);
    aftermath.assertStateIsFoldOf(instance.log().all(), name + "-import-0");
    assertAsFromSortedInput(instance.api(), name + "-import-", sorted);
  }

  /** Some journeys once more under other names, each line in its turn: the states are the same. */
  private static void assertAsFromSortedInput(Api api, String prefix, List<String> sorted)
      throws Exception {
    String other = prefix.replace("-import-", "-sorted-");
    List<String> some = sorted.subList(0, COMPARED * JOURNEY);
    Api.Reply reply = api.batch(String.join("\n", some).replace("-import", "-sorted"));
    assertThat(reply.json().path("accepted").asInt()).as(reply.body()).isEqualTo(some.size());
    for (int number = 0; number < COMPARED; number++) {
      assertThat(state(api, prefix + number, "-import"))
          .isEqualTo(state(api, other + number, "-sorted"));
    }
  }

  /** The state without what names the journey or the delivery. */
  private static String state(Api api, String journey, String way) throws Exception {
    Api.Reply reply = api.get("/journeys/" + journey + "?asAt=2020-01-01T00:00:00Z");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    ObjectNode state = (ObjectNode) JsonMapper.shared().readTree(reply.body().replace(way, ""));
    state.remove(List.of("sequence", "asKnown"));
    return Aftermath.canonical(state);
  }

  /** Journeys of a hundred, each line in its turn. */
  private static List<String> sorted(String source, String prefix, int count, Random random) {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String journey = prefix + number / JOURNEY;
      String id = "i-" + number;
      int place = number % JOURNEY;
      lines.add(
          place == 0
              ? Interactions.referral(source, id, journey, START)
              : Interactions.ordinary(
                  source, id, journey, START.plusSeconds(86_400L * place), random));
    }
    return lines;
  }

  /** The referral first, as it must be, then the newest before the oldest. */
  private static String newestFirst(List<String> sorted) {
    StringBuilder lines = new StringBuilder();
    for (int from = 0; from < sorted.size(); from += JOURNEY) {
      lines.append(sorted.get(from)).append('\n');
      for (int place = JOURNEY - 1; place > 0; place--) {
        lines.append(sorted.get(from + place)).append('\n');
      }
    }
    return lines.toString();
  }
}
