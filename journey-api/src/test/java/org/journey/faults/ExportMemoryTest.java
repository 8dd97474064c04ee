package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export of far more than fits into the heap of the application and of the export. */
@Tag("faults")
class ExportMemoryTest {

  private static final String SOURCE = "/faults/export";
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int JOURNEY = 500;

  @Test
  void an_export_larger_than_the_heap_streams(@TempDir Path directory) throws Exception {
    // Some 4 kB each as they are told: 60 MB, twice the heap of the one that asks; and as much as
    // is left in the other's beside the 60 MB that the application needs for itself.
    try (ChildApplication application =
        new ChildApplication(directory.resolve("data"), "-Xmx120m")) {
      exportOverHttp(application, 15_000, 3_900, "-Xmx32m");
    }
  }

  @Test
  void an_export_of_a_million_streams_in_256_megabytes(@TempDir Path directory) throws Exception {
    int count = 1_000_000;
    String heap = "-Xmx256m";
    try (ChildApplication application = new ChildApplication(directory.resolve("data"), heap)) {
      exportOverHttp(application, count, 300, heap);
      assertThat(application.terminate(Duration.ofSeconds(10))).as("ended within 10 s").isTrue();
      String data = application.data().toString();
      assertThat(lines(application, heap, "export", "--data", data)).isEqualTo(count);
    }
  }

  private static void exportOverHttp(ChildApplication application, int count, int note, String heap)
      throws Exception {
    application.start();
    try (Api api = application.api("soar")) {
      fill(api, count, "x".repeat(note));
    }
    String token = application.token("soar", "STAFF");
    String url = application.root().toString();
    assertThat(lines(application, heap, "export", "--url", url, "--token", token)).isEqualTo(count);
  }

  private static void fill(Api api, int count, String note) throws Exception {
    // A journey at a time, 2 MB: what is tried is the export, and a batch of 10 MB fills the heap.
    for (int from = 0; from < count; from += JOURNEY) {
      StringBuilder lines = new StringBuilder();
      int to = Math.min(count, from + JOURNEY);
      for (int number = from; number < to; number++) {
        lines.append(line(number, note)).append('\n');
      }
      Api.Reply reply = api.batch(lines.toString());
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      assertThat(reply.json().path("accepted").asInt()).as(reply.body()).isEqualTo(to - from);
    }
  }

  private static String line(int number, String note) {
    String journey = "export-" + number / JOURNEY;
    String id = "e-" + number;
    Instant time = START.plusSeconds(number % JOURNEY);
    return number % JOURNEY == 0
        ? Interactions.referral(SOURCE, id, journey, time)
        : Interactions.event(
            SOURCE,
            id,
            journey,
            time,
            "connection-made",
            "{\"with\":\"PEER\",\"note\":\"" + note + "\"}");
  }

  /** Counts the lines of an export; each is one interaction, in the order of the log. */
  private static long lines(ChildApplication application, String heap, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = application.command(arguments);
    builder.command().add(builder.command().indexOf("-cp"), heap);
    Path errors = application.data().resolveSibling("export.err");
    Process process = builder.redirectError(errors.toFile()).start();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      long lines = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines++;
        assertThat(line).contains("\"sequence\":\"%019d\"".formatted(lines));
      }
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }
}
