package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.journey.security.Role;
import org.springframework.web.util.HtmlUtils;

/**
 * Somebody who is signed in at the console, without a browser: by the pages that people sign in by,
 * and with forms as a browser sends them.
 */
public final class Pages {

  private final String site;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private Pages(String site) {
    this.site = site;
  }

  /**
   * A page as it came.
   *
   * @param status of HTTP
   * @param location where it leads to, from the first slash on; empty if it is a page itself
   * @param text of it
   * @param headers as they came, by their names in small letters
   */
  public record Page(int status, String location, String text, Map<String, List<String>> headers) {

    /** Expects a status. */
    public Page is(int expected) {
      assertThat(status).as(text).isEqualTo(expected);
      return this;
    }

    /** What the first group of a pattern finds in it, each time, as people read it. */
    public List<String> all(String pattern) {
      return Pattern.compile(pattern, Pattern.DOTALL)
          .matcher(text)
          .results()
          .map(found -> HtmlUtils.htmlUnescape(found.group(1)).strip())
          .toList();
    }

    /** The fields that its summary of errors leads to. */
    public List<String> errors() {
      return all("<li><a href=\"#([^\"]+)\">");
    }

    /** A header; empty if it has none. */
    public String header(String name) {
      return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }
  }

  /** Nobody. */
  public static Pages ofNobody(String site) {
    return new Pages(site);
  }

  /** The demo person of a role, acting for an organisation. */
  public static Pages of(String site, Role role, String organisation) {
    Pages pages = new Pages(site);
    Page begun = pages.get("/console/sign-in?to=/console/").is(302);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("subject", "local-" + role.name().toLowerCase(Locale.ROOT));
    form.put("organisation", organisation);
    Map<String, String> asked = parameters(begun.location());
    for (String name : List.of("redirect_uri", "state", "nonce", "code_challenge")) {
      form.put(name, asked.getOrDefault(name, ""));
    }
    Page issued = pages.post("/local-issuer/authorize", form).is(302);
    assertThat(pages.get(issued.location()).is(302).location()).isEqualTo("/console/");
    return pages;
  }

  private static Map<String, String> parameters(String address) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : address.substring(address.indexOf('?') + 1).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(
          parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /** Opens a page. */
  public Page get(String path) {
    return send(HttpRequest.newBuilder(URI.create(site + path)));
  }

  /** Sends a form from the console's own pages. */
  public Page post(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(site + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", site)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      String location = answer.headers().firstValue("Location").orElse("");
      return new Page(
          answer.statusCode(),
          location.startsWith(site) ? location.substring(site.length()) : location,
          answer.body(),
          answer.headers().map());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
