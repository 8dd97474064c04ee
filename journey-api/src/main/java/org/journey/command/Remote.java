package org.journey.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The calls of a running Journey that commands make. */
final class Remote implements AutoCloseable {

  private static final String REFUSED = "the answer was %d: %s";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String base;
  private final String token;

  Remote(Source.Remote given) {
    this.base = given.url.replaceAll("/+$", "") + "/api/v1";
    this.token = given.token.strip();
    URI uri;
    try {
      uri = URI.create(base);
    } catch (IllegalArgumentException _) {
      throw new WrongUse("--url is not an address");
    }
    if (uri.getHost() == null
        || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new WrongUse("--url must begin with http:// or https:// and name a host");
    }
  }

  /** Sends lines as they come; what is answered once all are recorded. */
  byte[] sendBatch(InputStream lines, @Nullable String organisation) throws IOException {
    HttpRequest request =
        request("/interactions/batch" + organisation("?", organisation))
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines))
            .build();
    return body(request);
  }

  /** What follows a sequence, as the change feed shows it. */
  byte[] feed(long after, int limit, @Nullable String organisation) throws IOException {
    return body(
        request(
                "/interactions?after="
                    + after
                    + "&limit="
                    + limit
                    + organisation("&", organisation))
            .GET()
            .build());
  }

  /** A request with the token; its method is still to be said. */
  HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create(base + path))
          .header("Authorization", "Bearer " + token);
    } catch (IllegalArgumentException e) {
      throw new Failure("--token is not a token", e);
    }
  }

  /** The query parameter, if an organisation is named. */
  static String organisation(String before, @Nullable String organisation) {
    return organisation == null
        ? ""
        : before + "organisation=" + URLEncoder.encode(organisation, StandardCharsets.UTF_8);
  }

  private byte[] body(HttpRequest request) throws IOException {
    HttpResponse<byte[]> response = answer(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw refused(response.statusCode(), response.body());
    }
    return response.body();
  }

  /** What is answered, of whatever status. */
  <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> as)
      throws IOException {
    try {
      return client.send(request, as);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new Failure("--url: nothing answers at that address; nothing was sent", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }

  /** Tells an answer that is not the one wanted. */
  static Failure refused(int status, byte[] body) {
    return new Failure(REFUSED.formatted(status, new String(body, StandardCharsets.UTF_8).strip()));
  }

  @Override
  public void close() {
    client.close();
  }
}
