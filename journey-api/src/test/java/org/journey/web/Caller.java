package org.journey.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls the platform as somebody. Every answer is held against openapi.yaml: one that is not
 * described there fails the test that asked for it.
 *
 * @param authorization the header, or null for none
 */
public record Caller(String url, @Nullable String authorization) {

  public static final String EVENT = "application/cloudevents+json";
  public static final String NDJSON = "application/x-ndjson";

  private static final Pattern COMES = Pattern.compile("[?&]minSequence=[0-9]{1,9}(&|$)");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Answer get(String path) {
    return send("GET", path, Map.of(), BodyPublishers.noBody());
  }

  public Answer get(String path, Map<String, String> headers) {
    return send("GET", path, headers, BodyPublishers.noBody());
  }

  /** The ids of a journey's interactions, in the order of its timeline; none if it is unknown. */
  public List<String> idsOf(String journey) {
    Answer timeline = get("/api/v1/journeys/" + journey + "/timeline");
    return timeline.status() == 404
        ? List.of()
        : timeline.is(200).json().required("interactions").values().stream()
            .map(one -> one.at("/interaction/id").stringValue())
            .toList();
  }

  /** Waits until the lists, which follow the log, tell what was recorded up to there. */
  public void awaitListed(long sequence) {
    get("/api/v1/journeys?minSequence=" + sequence).is(200);
  }

  public Answer post(ObjectNode event) {
    return post("/api/v1/interactions", event.toString());
  }

  public Answer post(String path, String body) {
    return post(path, EVENT, body.getBytes(StandardCharsets.UTF_8));
  }

  public Answer post(String path, String type, byte[] body) {
    return send("POST", path, Map.of("Content-Type", type), BodyPublishers.ofByteArray(body));
  }

  /** Without a body. */
  public Answer post(String path) {
    return send("POST", path, Map.of(), BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, Map.of(), BodyPublishers.noBody());
  }

  public Answer batch(String lines) {
    return batch(lines.getBytes(StandardCharsets.UTF_8));
  }

  public Answer batch(byte[] lines) {
    return post("/api/v1/interactions/batch", NDJSON, lines);
  }

  public Answer put(String path, String type, String body) {
    return send("PUT", path, Map.of("Content-Type", type), BodyPublishers.ofString(body));
  }

  /** What is no part of the described interface. */
  public Answer unchecked(String method, String path) {
    return exchange(method, path, Map.of(), BodyPublishers.noBody());
  }

  /** The same, with a body. */
  public Answer unchecked(String method, String path, String type, String body) {
    return exchange(method, path, Map.of("Content-Type", type), BodyPublishers.ofString(body));
  }

  /**
   * Sends, and sends a question again that is too early: what follows the log is waited for two
   * seconds by the platform, and may take longer beside all else that a build does.
   */
  public Answer send(String method, String path, Map<String, String> headers, BodyPublisher body) {
    Answer answer = exchange(method, path, headers, body);
    for (int more = 0; more < 15 && isTooEarly(path, answer); more++) {
      answer = exchange(method, path, headers, body);
    }
    Description.check(method, path, answer);
    return answer;
  }

  /** Whether it asks for a position that comes: one that never does has more digits. */
  private static boolean isTooEarly(String path, Answer answer) {
    return answer.status() == 503
        && COMES.matcher(path).find()
        && answer.text().contains("minSequence: the answer does not include that position yet");
  }

  private Answer exchange(
      String method, String path, Map<String, String> headers, BodyPublisher body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          CLIENT.send(request.method(method, body).build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
