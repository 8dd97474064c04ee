package org.journey.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a browser that has no JavaScript, keeps cookies and follows nothing by itself. */
public final class Visitor implements AutoCloseable {

  private final String site;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public Visitor(String site) {
    this.site = site;
  }

  /** Signs in through the pages, as one of the local issuer's people. */
  public Visitor signedInAs(String subject, String organisation) throws Exception {
    HttpResponse<String> issuer = get("/console/sign-in?to=/console/");
    HttpResponse<String> chosen = choose(location(issuer), subject, organisation);
    HttpResponse<String> back = get(location(chosen));
    if (back.statusCode() != 302) {
      throw new AssertionError("not signed in: " + back.body());
    }
    return this;
  }

  /** Presses somebody's button on the issuer's page at an address. */
  public HttpResponse<String> choose(String address, String subject, String organisation)
      throws Exception {
    Map<String, String> form = new LinkedHashMap<>(query(address));
    form.put("subject", subject);
    form.put("organisation", organisation);
    return post("/local-issuer/authorize", form);
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site).resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Sends a form, as the browser says that it comes from a page of the site. */
  public HttpResponse<String> post(String path, Map<String, ?> form) throws Exception {
    return post(path, form, "Sec-Fetch-Site", "same-origin", "Origin", site);
  }

  /**
   * Sends a form.
   *
   * @param form values by the names of fields: one, or a list of them
   */
  public HttpResponse<String> post(String path, Map<String, ?> form, String... headers)
      throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(site).resolve(path))
            .headers(headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form)))
            .build());
  }

  /** What a link to a file gives. */
  public HttpResponse<byte[]> download(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(site).resolve(path)).build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  /** Forgets all cookies: a sign-in that ended. */
  public void forget() {
    cookies.getCookieStore().removeAll();
  }

  /** Where an answer leads. */
  public static String location(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " leads nowhere"));
  }

  /** Goes on where an answer leads, to the page at the end of the way. */
  public HttpResponse<String> follow(HttpResponse<String> answer) throws Exception {
    HttpResponse<String> last = answer;
    for (int steps = 0; last.statusCode() / 100 == 3; steps++) {
      if (steps == 10) {
        throw new AssertionError("led on and on, at last to " + location(last));
      }
      last = get(location(last));
    }
    return last;
  }

  /** Where an answer was found, from the first slash after the site on. */
  public String path(HttpResponse<?> answer) {
    return answer.uri().toString().substring(site.length());
  }

  /** The parameters of an address. */
  public static Map<String, String> query(String address) {
    return Arrays.stream(URI.create(address).getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String encoded(Map<String, ?> form) {
    return form.entrySet().stream()
        .flatMap(
            field ->
                (field.getValue() instanceof List<?> several ? several : List.of(field.getValue()))
                    .stream()
                        .map(
                            value ->
                                encoded(field.getKey()) + "=" + encoded(String.valueOf(value))))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
