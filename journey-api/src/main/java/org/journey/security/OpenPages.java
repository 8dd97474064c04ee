package org.journey.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/**
 * What everyone may read. A token is not looked at there: a stale one must not make a healthy
 * instance look ill, nor keep anyone from the page that explains why it is refused elsewhere.
 */
final class OpenPages {

  private static final Set<String> PAGES =
      Set.of("/openapi.yaml", "/asyncapi.yaml", "/problems", "/actuator/health");
  private static final List<String> UNDER = List.of("/problems/", "/schemas/", "/actuator/health/");

  private OpenPages() {}

  /**
   * By the path as it came: what is written otherwise is none of them, and needs a token. Spring's
   * firewall has refused dot segments and the like by then.
   */
  static boolean has(HttpServletRequest request) {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      return false;
    }
    String path = request.getRequestURI();
    return PAGES.contains(path) || UNDER.stream().anyMatch(path::startsWith);
  }
}
