package org.journey.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What everyone may read. A token is not looked at there: a stale one must not make a healthy
 * instance look ill, nor keep anyone from the page that explains why it is refused elsewhere.
 */
final class OpenPages {

  private static final List<PathPattern> PATTERNS =
      List.of(
          pattern("/openapi.yaml"),
          pattern("/problems/**"),
          pattern("/schemas/**"),
          pattern("/actuator/health/**"));

  private OpenPages() {}

  private static PathPattern pattern(String path) {
    return PathPatternParser.defaultInstance.parse(path);
  }

  static boolean has(HttpServletRequest request) {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      return false;
    }
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    return PATTERNS.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
