package org.journey.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes a form from the console's own pages alone. Browsers say where a request comes from (Fetch
 * Metadata, else Origin), and no page can say otherwise; who says neither is no browser, and has no
 * cookie that somebody else could use.
 */
final class SameOrigin extends OncePerRequestFilter {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final @Nullable URI address;

  SameOrigin(@Nullable URI address) {
    this.address = address;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Browsers send forms in UTF-8 and do not say so; what reads a parameter first would settle it.
    request.setCharacterEncoding(StandardCharsets.UTF_8);
    if (SAFE.contains(request.getMethod()) || isOwn(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpStatus.FORBIDDEN.value());
    }
  }

  private boolean isOwn(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      return true;
    }
    URI own = address == null ? URI.create(request.getRequestURL().toString()) : address;
    return origin.equals(own.getScheme() + "://" + own.getAuthority());
  }
}
