package org.journey.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.Reading;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** A probe of throughput, for tuning; the benchmark that counts is elsewhere. */
@Tag("bench")
class RecordingBenchTest {

  private static final int JOURNEYS = Integer.getInteger("bench.journeys", 2_000);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 6);

  private static Submission submission(String journey, String id, int i) {
    String json =
        i == 0
            ? """
            {"specversion":"1.0","id":"%s","source":"/apps/cafe","type":"journey.referral-received.v1","subject":"%s","time":"2026-01-05T09:00:00Z","data":{"clientId":"c-%s","referralSource":"GP","reasons":["ANXIETY","ISOLATION"]}}\
            """
                .formatted(id, journey, journey)
            : i % 3 == 0
                ? """
                {"specversion":"1.0","id":"%s","source":"/apps/cafe","type":"journey.session-attended.v1","subject":"%s","time":"2026-02-03T14:00:00Z","data":{"activityId":"social-cafe","category":"SOCIAL","minutes":90,"note":"came with a neighbour and stayed for tea"}}\
                """
                    .formatted(id, journey)
                : """
                {"specversion":"1.0","id":"%s","source":"/apps/cafe","type":"journey.session-attended.v1","subject":"%s","time":"2026-02-03T14:00:00Z","data":{"activityId":"social-cafe","category":"SOCIAL","sessionId":"m-7","minutes":90,"knownBy":"REGISTER"}}\
                """
                    .formatted(id, journey);
    Reading.Read read =
        (Reading.Read) CloudEventReader.read(json.getBytes(UTF_8), Instant.now(), key -> true);
    return new Submission("north", "w-7", read);
  }

  @Test
  void throughput() throws Exception {
    TestPostgres.Database database = TestPostgres.database();
    try (TestNode node = new TestNode(database.application())) {
      load(node);
      load2(node);
      for (int round = 0; round < 3; round++) {
        System.out.printf(
            "round %d: raw single %,.0f/s; ours 1 caller %,.0f/s; 64 callers %,.0f/s; 256 callers"
                + " %,.0f/s%n",
            round,
            raw(database),
            commands(node, 1, round),
            commands(node, 64, round),
            commands(node, 256, round));
        double copy = copy(database);
        System.out.printf("COPY %,.0f/s; import grouped %,.0f/s%n", copy, imported(node, round));
      }
    }
  }

  private static void load(TestNode node) {
    long start = System.nanoTime();
    List<Submission> chunk = new ArrayList<>();
    for (int journey = 0; journey < JOURNEYS; journey++) {
      for (int i = 0; i < 60; i++) {
        chunk.add(submission("j-" + journey, "e-" + journey + "-" + i, i));
        if (chunk.size() == 2_000) {
          send(node, chunk);
        }
      }
    }
    send(node, chunk);
    System.out.printf(
        "loaded at %,.0f/s%n", JOURNEYS * 60 * 1e9 / (double) (System.nanoTime() - start));
  }

  private static void load2(TestNode node) {
    long start = System.nanoTime();
    int some = Math.min(JOURNEYS, 2_000);
    List<Submission> chunk = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      for (int journey = 0; journey < some; journey++) {
        chunk.add(submission("j-" + journey, "f-" + journey + "-" + i, i + 1));
        if (chunk.size() == 2_000) {
          send(node, chunk);
        }
      }
    }
    send(node, chunk);
    System.out.printf(
        "interleaved at %,.0f/s%n", some * 20 * 1e9 / (double) (System.nanoTime() - start));
  }

  private static void send(TestNode node, List<Submission> chunk) {
    assertThat(node.recorder().recordAll(chunk)).allMatch(it -> it instanceof Outcome.Accepted);
    chunk.clear();
  }

  private static double commands(TestNode node, int callers, int round) throws Exception {
    AtomicLong count = new AtomicLong();
    CountDownLatch done = new CountDownLatch(callers);
    long start = System.nanoTime();
    long end = start + Duration.ofSeconds(SECONDS).toNanos();
    for (int caller = 0; caller < callers; caller++) {
      int seed = round * 1_000 + caller;
      Thread.ofVirtual()
          .start(
              () -> {
                SplittableRandom random = new SplittableRandom(seed);
                int i = 0;
                while (System.nanoTime() < end) {
                  String journey = "j-" + random.nextInt(JOURNEYS);
                  String id = "c" + callers + "-" + seed + "-" + i;
                  i++;
                  Outcome outcome = node.recorder().record(submission(journey, id, i % 9 + 1));
                  if (outcome instanceof Outcome.Accepted) {
                    count.incrementAndGet();
                  } else {
                    throw new AssertionError(outcome);
                  }
                }
                done.countDown();
              });
    }
    done.await();
    return count.get() * 1e9 / (System.nanoTime() - start);
  }

  private static double imported(TestNode node, int round) {
    List<Submission> chunk = new ArrayList<>();
    int lines = 0;
    long start = System.nanoTime();
    for (int journey = 0; journey < 600; journey++) {
      for (int i = 0; i < 50; i++) {
        chunk.add(
            submission("i-" + round + "-" + journey, "i" + round + "-" + journey + "-" + i, i));
        lines++;
        if (chunk.size() == 2_000) {
          send(node, chunk);
        }
      }
    }
    send(node, chunk);
    return lines * 1e9 / (System.nanoTime() - start);
  }

  private static double raw(TestPostgres.Database database) throws Exception {
    try (Connection connection = database.superuser().getConnection()) {
      connection
          .createStatement()
          .execute(
              "drop table if exists raw; create table raw (like interaction including all);"
                  + " create sequence if not exists raw_sequence");
      long start = System.nanoTime();
      int count = 0;
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into raw select 1000000 + nextval('raw_sequence'), organisation,"
                  + " about_client, subject, currval('raw_sequence')::int, type, occurred,"
                  + " recorded, gen_random_uuid(), source, id, recorder, client, content,"
                  + " leaf_hash, event from interaction where sequence = 2")) {
        while (System.nanoTime() - start < SECONDS * 1_000_000_000L) {
          insert.executeUpdate();
          count++;
        }
      }
      return count * 1e9 / (System.nanoTime() - start);
    }
  }

  private static double copy(TestPostgres.Database database) throws Exception {
    try (Connection connection = database.superuser().getConnection()) {
      CopyManager copies = new CopyManager(connection.unwrap(BaseConnection.class));
      connection.createStatement().execute("truncate raw; alter sequence raw_sequence restart");
      List<byte[]> parts = new ArrayList<>();
      for (int part = 0; part < 15; part++) {
        var out = new java.io.ByteArrayOutputStream();
        copies.copyOut(
            "copy (select * from interaction where sequence > "
                + part * 2_000
                + " and sequence <= "
                + (part + 1) * 2_000
                + " order by sequence) to stdout (format binary)",
            out);
        parts.add(out.toByteArray());
      }
      long start = System.nanoTime();
      for (byte[] part : parts) {
        copies.copyIn(
            "copy raw from stdin (format binary)", new java.io.ByteArrayInputStream(part));
      }
      return 30_000 * 1e9 / (System.nanoTime() - start);
    }
  }
}
