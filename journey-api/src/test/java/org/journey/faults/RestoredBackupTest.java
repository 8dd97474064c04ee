package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.journey.faults.Fate.Acknowledged;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A back-up that is made while writers go on, and what an application that starts on it has. */
class RestoredBackupTest {

  /** Whoever restores puts the newest beside it. */
  private static final String LIST = "erasures.ndjson";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path directory;

  @Test
  @Tag("faults")
  void a_back_up_made_under_load_is_the_beginning_of_the_log_and_what_it_lacks_is_sent_again()
      throws Exception {
    Ledger ledger = new Ledger();
    Path copy = directory.resolve("copy");
    List<Row> whole;
    long acknowledged;
    JsonNode made;
    try (ChildApplication application =
            new ChildApplication(directory.resolve("data"), "-Xmx512m").start();
        Api api = application.api("soar");
        Load load = new Load(api, ledger, "/faults/backed-up", 20)) {
      load.start(6, Seed.next("a back-up under load"));
      Thread.sleep(2_000);
      acknowledged = last(ledger);
      made =
          JsonMapper.shared()
              .readTree(
                  application.run(
                      "backup", "--data", application.data().toString(), "--out", copy.toString()));
      Thread.sleep(1_000);
      load.stop();
      // Nobody who recorded noticed.
      assertThat(ledger.inDoubt()).isEmpty();
      new Aftermath(api, application.log()).assertPromiseKept(ledger);
      whole = application.log().all();
      Files.copy(application.data().resolve(LIST), copy.resolve(LIST));
    }
    assertThat(made.path("position").asLong()).isGreaterThanOrEqualTo(acknowledged);

    try (ChildApplication restored = new ChildApplication(copy, "-Xmx512m").start();
        Api api = restored.api("soar")) {
      List<Row> rows = restored.log().all();
      assertThat(Promise.changed(rows, whole)).as("the beginning of the log").isEmpty();
      assertThat(rows.size())
          .isGreaterThanOrEqualTo((int) made.path("position").asLong())
          .isLessThan(whole.size());

      Ledger again = new Ledger();
      sendAgain(ledger, again, api, rows.size());
      Aftermath aftermath = new Aftermath(api, restored.log());
      aftermath.assertPromiseKept(again);
      assertThat(Promise.changed(rows, restored.log().all())).isEmpty();
      assertThat(restored.log().all()).hasSameSizeAs(whole);
      try (Api admin = new Api(restored.root(), restored.token("soar", "ADMIN"))) {
        assertRebuiltIsLive(admin);
      }
    }
  }

  private static long last(Ledger ledger) {
    return ledger.observations().stream()
        .mapToLong(seen -> seen.fate() instanceof Acknowledged(long sequence) ? sequence : 0)
        .max()
        .orElse(0);
  }

  /** In the order of the log: what refers to something comes after it. */
  private static void sendAgain(Ledger ledger, Ledger again, Api api, int there) throws Exception {
    record Told(Observation.Sent sent, long sequence) {}
    List<Told> all =
        ledger.observations().stream()
            .filter(seen -> seen.fate() instanceof Acknowledged)
            .map(seen -> new Told(seen.sent(), ((Acknowledged) seen.fate()).sequence()))
            .sorted(Comparator.comparingLong(Told::sequence))
            .toList();
    for (Told told : all) {
      Api.Reply reply = again.ask(api, told.sent(), PATIENCE);
      boolean known = told.sequence() <= there;
      assertThat(reply.status()).as(told + ": " + reply.body()).isEqualTo(known ? 200 : 201);
      if (known) {
        assertThat(reply.sequence()).isEqualTo(told.sequence());
      } else {
        assertThat(reply.sequence()).isGreaterThan(there);
      }
    }
  }

  /** Each table that serves, brought back with the log or followed since, is what it gives anew. */
  private static void assertRebuiltIsLive(Api admin) throws Exception {
    JsonNode projections = admin.get("/projections").json().path("projections");
    assertThat(projections).isNotEmpty();
    for (JsonNode projection : projections) {
      String name = projection.path("name").asString();
      Api.Reply begun = admin.call("/projections/" + name + "/rebuild");
      assertThat(begun.status()).as(begun.body()).isEqualTo(202);
      JsonNode done = rebuilt(admin, name);
      assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("SWAPPED");
      assertThat(done.at("/comparison/differing").asLong(-1)).isZero();
      assertThat(done.at("/comparison/compared").asLong()).isPositive();
      assertThat(done.at("/comparison/digest")).isEqualTo(done.at("/comparison/liveDigest"));
    }
  }

  private static JsonNode rebuilt(Api admin, String name) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (true) {
      for (JsonNode now : admin.get("/projections").json().path("projections")) {
        if (now.path("name").asString().equals(name)
            && now.path("state").asString().equals("LIVE")
            && now.path("lastRebuild").isObject()) {
          return now.path("lastRebuild");
        }
      }
      assertThat(System.nanoTime()).as("%s is rebuilt within a minute", name).isLessThan(end);
      Thread.sleep(100);
    }
  }
}
