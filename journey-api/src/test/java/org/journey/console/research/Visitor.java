package org.journey.console.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/** Somebody who is signed in and looks at pages without a browser, so without any script. */
final class Visitor {

  private final String site;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private Visitor(String site) {
    this.site = site;
  }

  /** Signs a person of the local profile in, by the pages that people go through. */
  static Visitor of(String site, String subject, String organisation) {
    Visitor visitor = new Visitor(site);
    Shown page = visitor.get("/console/sign-in?to=/console/").is(200);
    String query = page.address().getRawQuery();
    String form = "subject=" + subject + "&organisation=" + organisation + "&" + query;
    visitor.send("/local-issuer/authorize", form).is(200);
    return visitor;
  }

  Shown get(String path) {
    HttpResponse<byte[]> answer = answer(HttpRequest.newBuilder(URI.create(site + path)).build());
    return new Shown(
        answer.statusCode(), answer.uri(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  /** A download. */
  HttpResponse<byte[]> file(String path) {
    return answer(HttpRequest.newBuilder(URI.create(site + path)).build());
  }

  Shown post(String path, Map<String, String> form) {
    StringJoiner body = new StringJoiner("&");
    form.forEach((name, value) -> body.add(encoded(name) + "=" + encoded(value)));
    return send(path, body.toString());
  }

  private Shown send(String path, String form) {
    HttpResponse<byte[]> answer =
        answer(
            HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", site)
                .POST(BodyPublishers.ofString(form))
                .build());
    return new Shown(
        answer.statusCode(), answer.uri(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  private HttpResponse<byte[]> answer(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
