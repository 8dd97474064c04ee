package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Somebody with a browser that has no JavaScript, signed in by the pages that people go through.
 */
final class Browsing {

  private final String site;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private Browsing(String site) {
    this.site = site;
  }

  /** Nobody in particular. */
  static Browsing signedOut(String site) {
    return new Browsing(site);
  }

  /** A demo person of these organisations, with commas between. */
  static Browsing as(String site, String person, String organisations) {
    Browsing somebody = new Browsing(site);
    FilledForm who = somebody.get("/console/sign-in").form("/local-issuer");
    who.set("subject", person);
    who.set("organisation", organisations);
    assertThat(somebody.send(who).status()).isEqualTo(200);
    return somebody;
  }

  Page get(String path) {
    return exchange(HttpRequest.newBuilder(URI.create(site + path)).GET());
  }

  /** Sends a form as it is filled in. */
  Page send(FilledForm form) {
    return post(form.action(), form.fields());
  }

  Page post(String path, MultiValueMap<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .flatMap(
                field ->
                    field.getValue().stream()
                        .map(value -> encoded(field.getKey()) + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
    return exchange(
        HttpRequest.newBuilder(URI.create(site + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", site)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Page exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Page(
          answer.statusCode(), answer.uri().toString().substring(site.length()), answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A form as it would be sent. */
  record FilledForm(String action, MultiValueMap<String, String> fields) {

    FilledForm set(String name, String... values) {
      fields.put(name, List.of(values));
      return this;
    }

    FilledForm set(Map<String, List<String>> answers) {
      fields.putAll(answers);
      return this;
    }

    /** The same, to be filled in otherwise. */
    FilledForm copy() {
      return new FilledForm(action, new LinkedMultiValueMap<>(fields));
    }
  }
}
