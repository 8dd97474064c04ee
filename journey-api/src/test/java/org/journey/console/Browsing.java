package org.journey.console;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Callable;
import org.journey.console.HtmlPage.FilledForm;

/**
 * Somebody with a browser that has no JavaScript, and who goes on where they are led: they see the
 * page at the end of the way, and send forms as they were drawn.
 */
public final class Browsing {

  private final Visitor visitor;

  private Browsing(Visitor visitor) {
    this.visitor = visitor;
  }

  /** Nobody in particular. */
  public static Browsing signedOut(String site) {
    return new Browsing(new Visitor(site));
  }

  /** A demo person of these organisations, with commas between, signed in through the pages. */
  public static Browsing as(String site, String person, String organisations) {
    return new Browsing(made(() -> new Visitor(site).signedInAs(person, organisations)));
  }

  public HtmlPage get(String path) {
    return page(() -> visitor.get(path));
  }

  /** Sends a form as it is filled in. */
  public HtmlPage send(FilledForm form) {
    return page(() -> visitor.post(form.action(), form.fields()));
  }

  /**
   * Sends fields that no page has to have drawn.
   *
   * @param fields their values by their names: one, or a list of them
   */
  public HtmlPage post(String path, Map<String, ?> fields) {
    return page(() -> visitor.post(path, fields));
  }

  /** What a link to a file gives. */
  public HttpResponse<byte[]> download(String path) {
    return made(() -> visitor.download(path));
  }

  private HtmlPage page(Callable<HttpResponse<String>> way) {
    HttpResponse<String> answer = made(() -> visitor.follow(way.call()));
    return new HtmlPage(answer.statusCode(), visitor.path(answer), answer.body());
  }

  private static <T> T made(Callable<T> way) {
    try {
      return way.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
