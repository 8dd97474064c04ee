package org.journey.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.journey.derived.ReadModels;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.security.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long staff wait while replays run one after the other on the same node, beside how long they
 * wait while none does: appends and reads over HTTP at a steady rate, in turn with and without.
 *
 * <p>Arguments: {@code live=1000000}, interactions in the log; {@code rounds=3}; {@code seconds=20}
 * a round each.
 */
public final class CourtesyBenchmark {

  private static final int EACH = 50;
  private static final int CALLERS = 8;

  /** Of them half are appends. Two cores answer some ten times as many. */
  private static final double PER_SECOND = 100;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Instance instance;
  private final int journeys;
  private final String run = Long.toString(System.nanoTime(), 36);

  private CourtesyBenchmark(Instance instance, int journeys) {
    this.instance = instance;
    this.journeys = journeys;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    int interactions = Arguments.whole(arguments, "live", 1_000_000);
    int rounds = Arguments.whole(arguments, "rounds", 3);
    int seconds = Arguments.whole(arguments, "seconds", 20);
    System.out.println("Machine: " + Table.machine() + ", PostgreSQL 18 embedded, fsync on.");
    System.out.println();
    Path directory = Files.createTempDirectory("journey-bench");
    MemoryBenchmark.inItsOwnProcess(
        MemoryBenchmark.Filled.class, "-Xmx512m", String.valueOf(interactions), directory);
    try (Instance instance = new Instance(true, directory)) {
      instance.settle();
      ReadModels models = instance.bean(ReadModels.class);
      for (Projection projection : models.projections()) {
        while (models.ask(c -> ProjectionStatus.of(c, projection)).lagEvents() > 0) {
          Thread.sleep(100);
        }
      }
      new CourtesyBenchmark(instance, interactions / EACH).measure(interactions, rounds, seconds);
    }
  }

  private void measure(int interactions, int rounds, int seconds) throws Exception {
    double[] beside = new double[rounds];
    double[] alone = new double[rounds];
    double[] middleBeside = new double[rounds];
    double[] middleAlone = new double[rounds];
    long replays = 0;
    for (int round = -1; round < rounds; round++) {
      Paced.Result quiet = live(round * 2, seconds);
      Paced.Result served;
      long done;
      try (Replaying replaying = new Replaying()) {
        served = live(round * 2 + 1, seconds);
        done = replaying.done;
      }
      System.err.printf(
          Locale.ROOT,
          "alone p50 %.1f p99 %.1f ms, beside %d replays p50 %.1f p99 %.1f ms, failed %d%n",
          quiet.millis(0.5),
          quiet.millis(0.99),
          done,
          served.millis(0.5),
          served.millis(0.99),
          quiet.failures() + served.failures());
      if (round >= 0) {
        beside[round] = served.millis(0.99);
        alone[round] = quiet.millis(0.99);
        middleBeside[round] = served.millis(0.5);
        middleAlone[round] = quiet.millis(0.5);
        replays += done;
      }
    }
    Table table = new Table();
    String what = String.format(Locale.ROOT, "%.0f appends and reads a second, ", PER_SECOND);
    String with =
        String.format(
            Locale.ROOT,
            "while replays of %,d interactions run (%d done in %d s)",
            interactions,
            replays,
            rounds * seconds);
    table.pairs(what + "p99, " + with, beside, "while none runs", alone, "ms", "≤ 2");
    table.pairs(what + "p50", middleBeside, "while none runs", middleAlone, "ms", "");
    System.out.println(table);
  }

  /** Half are appends, half reads. */
  private Paced.Result live(int round, int seconds) throws InterruptedException {
    return Paced.begin(
            instance,
            CALLERS,
            PER_SECOND,
            seconds,
            (caller, number) -> {
              int journey = (number * 7919 + round * 31) % journeys;
              return number % 2 == 0
                  ? caller.getJourney(Lines.journeyId(journey)) == 200
                  : caller.post(Lines.line(journey, EACH, run + "-" + round + "-" + number)) == 201;
            })
        .end();
  }

  /** Asks for replays, one after the other, until it is closed. */
  private final class Replaying implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token = instance.token(Role.MANAGER);
    private final Thread thread = Thread.ofPlatform().daemon().start(this::run);
    private volatile boolean ended;
    private volatile long done;

    private void run() {
      try {
        while (!ended) {
          String replay =
              ask("POST", "/api/v1/replays", "{\"model\":\"steps-to-benefit-cautious@1\"}")
                  .required("id")
                  .stringValue();
          String address = "/api/v1/replays/" + replay;
          String status = "QUEUED";
          while (!ended && (status.equals("QUEUED") || status.equals("RUNNING"))) {
            Thread.sleep(100);
            status = ask("GET", address, null).required("status").stringValue();
          }
          if (status.equals("DONE")) {
            done++;
          }
          ask("DELETE", address, null);
        }
      } catch (IOException e) {
        throw new IllegalStateException("a replay could not be asked for", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private JsonNode ask(String method, String path, @Nullable String body)
        throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(method + " was answered " + answer.statusCode());
      }
      return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    @Override
    public void close() throws InterruptedException {
      ended = true;
      thread.join();
      client.close();
    }
  }
}
