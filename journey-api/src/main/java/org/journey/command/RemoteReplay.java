package org.journey.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.journey.interaction.Rfc3339;
import org.journey.json.Json;
import org.journey.model.ModelReading;
import org.journey.model.StageModel;
import org.journey.model.StageModelReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A replay that a running Journey does, asked for and waited for. */
final class RemoteReplay {

  private static final JsonMapper JSON = Json.MAPPER;
  private static final String TYPE = "application/json";
  private static final long LOOK_MILLIS = 250;
  private static final int PAGE = 500;

  /** Looks at which the other side was not available, before it is given up: a minute. */
  private static final int PATIENCE = 240;

  private final Source.Remote given;

  RemoteReplay(Source.Remote given) {
    this.given = given;
  }

  /** Does it; whether every journey could be read. */
  boolean run(ReplayCommand.Asked asked, ReplayFile file, PrintStream out) {
    try (Remote running = new Remote(given)) {
      Calls calls = new Calls(running, asked);
      calls.register();
      JsonNode replay = calls.awaited(calls.ask(), file);
      JsonNode result = replay.path("result");
      calls.write(replay, file);
      JsonNode page = asked.compare() ? calls.comparison(replay, null) : null;
      file.done();
      try (ReplaySummary summary = new ReplaySummary(out, replay, result)) {
        if (page != null) {
          calls.tell(replay, page, summary);
        }
      }
      return result.path("lacking").asLong(0) == 0;
    } catch (IOException e) {
      throw new Failure("interrupted: " + e, e);
    }
  }

  /** The calls that it takes, in their order. */
  private record Calls(Remote running, ReplayCommand.Asked asked) {

    /** Registers the model if it is new; a model never changes once used. */
    void register() throws IOException {
      StageModel model = asked.model();
      String path = "/models/" + model.id() + "/" + model.version();
      HttpResponse<byte[]> known = send(running.request(path).GET());
      int status = known.statusCode();
      if (status == 404) {
        HttpResponse<byte[]> put =
            send(
                running
                    .request(path)
                    .header("Content-Type", TYPE)
                    .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(model.json()))));
        status = put.statusCode();
        if (status != 200 && status != 201 && status != 409) {
          throw Remote.refused(status, put.body());
        }
      } else if (status == 200) {
        status =
            StageModelReader.read(known.body()) instanceof ModelReading.Read(StageModel there)
                    && there.equals(model)
                ? status
                : 409;
      } else {
        throw Remote.refused(status, known.body());
      }
      if (status == 409) {
        throw new Failure(
            model.reference()
                + " is registered there with other content: give the model of the file another"
                + " version");
      }
    }

    /** Asks for it. */
    JsonNode ask() throws IOException {
      ObjectNode body = JSON.createObjectNode();
      body.put("model", asked.model().reference());
      put(body, "asAt", asked.asAt());
      put(body, "asKnown", asked.asKnown());
      HttpResponse<byte[]> answer =
          send(
              running
                  .request("/replays" + Remote.organisation("?", asked.organisation()))
                  .header("Content-Type", TYPE)
                  .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
      if (answer.statusCode() != 202) {
        throw Remote.refused(answer.statusCode(), answer.body());
      }
      return JSON.readTree(answer.body());
    }

    private static void put(ObjectNode body, String name, @Nullable Instant instant) {
      if (instant != null) {
        body.put(name, Rfc3339.format(instant));
      }
    }

    private String path(JsonNode replay) {
      return "/replays/" + replay.path("id").asString();
    }

    /** The replay once it is done. */
    JsonNode awaited(JsonNode begun, ReplayFile file) throws IOException {
      AtomicLong done = new AtomicLong();
      Progress progress = null;
      try {
        JsonNode replay = begun;
        while (true) {
          String status = replay.path("status").asString();
          if (status.equals("DONE")) {
            done.set(replay.path("progress").path("interactions").asLong(0));
            if (!replay.path("result").isObject()) {
              // Consent was withdrawn since.
              throw new Failure("the replay is not told: " + replay.path("error").asString(""));
            }
            return replay;
          }
          if (!status.equals("QUEUED") && !status.equals("RUNNING")) {
            throw new Failure("the replay is " + status + ": " + replay.path("error").asString(""));
          }
          done.set(replay.path("progress").path("interactions").asLong(0));
          long total = replay.path("progress").path("total").asLong(0);
          if (progress == null && total > 0) {
            progress = LocalReplay.bar(file, done::get, total);
          }
          pause();
          replay =
              JSON.readTree(
                  available(path(begun) + Remote.organisation("?", asked.organisation())).body());
        }
      } finally {
        if (progress != null) {
          progress.close();
        }
      }
    }

    /** Writes the lines as they come. */
    void write(JsonNode replay, ReplayFile file) throws IOException {
      HttpResponse<InputStream> answer =
          running.answer(
              running
                  .request(
                      path(replay) + "/journeys" + Remote.organisation("?", asked.organisation()))
                  .header("Accept", asked.form().type())
                  .GET()
                  .build(),
              BodyHandlers.ofInputStream());
      try (InputStream lines = answer.body()) {
        if (answer.statusCode() != 200) {
          throw Remote.refused(answer.statusCode(), lines.readAllBytes());
        }
        OutputStream to = file.begin();
        lines.transferTo(to);
        to.flush();
      }
    }

    /** A page of the comparison with the live view. */
    JsonNode comparison(JsonNode replay, @Nullable String after) throws IOException {
      String path =
          path(replay)
              + "/comparison?limit="
              + PAGE
              + (after == null ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8))
              + Remote.organisation("&", asked.organisation());
      return JSON.readTree(available(path).body());
    }

    /** Tells all who moved, page by page. */
    void tell(JsonNode replay, JsonNode first, ReplaySummary summary) throws IOException {
      ObjectNode told = (ObjectNode) first.deepCopy();
      told.remove("journeys");
      told.remove("next");
      summary.comparison(told);
      JsonNode page = first;
      while (true) {
        for (JsonNode one : page.path("journeys")) {
          summary.moved(one);
        }
        String next = page.path("next").asString("");
        if (next.isEmpty()) {
          return;
        }
        page = comparison(replay, next);
      }
    }

    /** What is answered with 200, perhaps not at once. */
    private HttpResponse<byte[]> available(String path) throws IOException {
      for (int look = 0; ; look++) {
        HttpResponse<byte[]> answer = send(running.request(path).GET());
        switch (answer.statusCode()) {
          case 200 -> {
            return answer;
          }
          case 202 -> look = 0;
          case 429, 503 -> {
            if (look >= PATIENCE) {
              throw Remote.refused(answer.statusCode(), answer.body());
            }
          }
          default -> throw Remote.refused(answer.statusCode(), answer.body());
        }
        pause();
      }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
      return running.answer(
          request.header("Accept", TYPE + ", application/problem+json").build(),
          BodyHandlers.ofByteArray());
    }

    private static void pause() {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Failure("interrupted", e);
      }
    }
  }
}
