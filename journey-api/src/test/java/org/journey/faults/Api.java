package org.journey.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public HTTP interface, as a staff app would use it. */
final class Api implements Sender, AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI root;
  private final String token;
  private final HttpClient client;

  /**
   * A client with connections of its own.
   *
   * @param root scheme, host and port
   * @param token bearer token of one organisation
   */
  Api(URI root, String token) {
    this.root = root;
    this.token = token;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** The same caller at another address. */
  Api at(int port) {
    return new Api(URI.create("http://127.0.0.1:" + port), token);
  }

  @Override
  public Reply post(String event, Duration patience) throws IOException, InterruptedException {
    return send(
        request("/api/v1/interactions", patience)
            .header("Content-Type", "application/cloudevents+json")
            .POST(BodyPublishers.ofString(event))
            .build());
  }

  /** Sends many, one a line. */
  Reply batch(String lines) throws IOException, InterruptedException {
    return send(
        request("/api/v1/interactions/batch", Duration.ofMinutes(5))
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines))
            .build());
  }

  /** Asks for something to be done, under {@code /api/v1}. */
  Reply call(String path) throws IOException, InterruptedException {
    return send(
        request("/api/v1" + path, Duration.ofSeconds(20)).POST(BodyPublishers.noBody()).build());
  }

  /** Reads under {@code /api/v1}. */
  Reply get(String path) throws IOException, InterruptedException {
    return send(request("/api/v1" + path, Duration.ofSeconds(20)).GET().build());
  }

  /** Asks for the health, or a group of it, without a token. */
  Reply health(String group, Duration patience) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(root.resolve("/actuator/health" + group))
            .timeout(patience)
            .GET()
            .build());
  }

  /** What Prometheus would scrape. */
  Reply metrics() throws IOException, InterruptedException {
    return send(request("/actuator/prometheus", Duration.ofSeconds(5)).GET().build());
  }

  private HttpRequest.Builder request(String path, Duration patience) {
    return HttpRequest.newBuilder(root.resolve(path))
        .timeout(patience)
        .header("Authorization", "Bearer " + token);
  }

  private Reply send(HttpRequest request) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return new Reply(
        response.statusCode(),
        response.headers().firstValue("Retry-After"),
        response.body(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param retryAfter the header, if there is one
   * @param body whole
   * @param took from the sending to the end of the body
   */
  record Reply(int status, Optional<String> retryAfter, String body, Duration took) {

    JsonNode json() {
      return JSON.readTree(body);
    }

    /** The sequence of the interaction in the body. */
    long sequence() {
      return Long.parseLong(json().path("sequence").asString());
    }

    /** What the emitter knows by it. */
    Fate fate() {
      if (status == 200 || status == 201) {
        return new Fate.Acknowledged(sequence());
      }
      if (status >= 400 && status < 500 && status != 429) {
        return new Fate.Refused(status, json().path("type").asString(""));
      }
      return new Fate.Unknown("status " + status);
    }
  }
}
