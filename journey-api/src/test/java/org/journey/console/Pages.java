package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.journey.security.Role;
import org.springframework.web.util.HtmlUtils;

/**
 * Somebody who is signed in at the console, without a browser: by the pages that people sign in by,
 * and with forms as a browser sends them.
 */
public final class Pages {

  private final Visitor visitor;

  private Pages(Visitor visitor) {
    this.visitor = visitor;
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
    return new Pages(new Visitor(site));
  }

  /** The demo person of a role, acting for an organisation. */
  public static Pages of(String site, Role role, String organisation) {
    return new Pages(
        made(
            () ->
                new Visitor(site)
                    .signedInAs("local-" + role.name().toLowerCase(Locale.ROOT), organisation)));
  }

  /** Opens a page. */
  public Page get(String path) {
    return page(made(() -> visitor.get(path)));
  }

  /** Sends a form from the console's own pages. */
  public Page post(String path, Map<String, String> form) {
    return page(made(() -> visitor.post(path, form)));
  }

  private static Page page(HttpResponse<String> answer) {
    return new Page(
        answer.statusCode(),
        answer.headers().firstValue("Location").orElse(""),
        answer.body(),
        answer.headers().map());
  }

  private static <T> T made(Callable<T> way) {
    try {
      return way.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
