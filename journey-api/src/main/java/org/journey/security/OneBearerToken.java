package org.journey.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Takes the token from the one Authorization header. Two headers could be read differently by a
 * proxy and by us; a token in a query ends up in logs.
 */
final class OneBearerToken implements BearerTokenResolver {

  private static final String BEARER = "Bearer ";

  private static final Pattern IN_QUERY =
      Pattern.compile("(^|&)access_token(=|&|$)", Pattern.CASE_INSENSITIVE);

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    if (OpenPages.has(request)) {
      return null;
    }
    String query = request.getQueryString();
    if (query != null && IN_QUERY.matcher(query).find()) {
      throw refused("the token belongs in the Authorization header, not in the query");
    }
    Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
    if (!headers.hasMoreElements()) {
      return null;
    }
    String header = headers.nextElement();
    if (headers.hasMoreElements()) {
      throw refused("more than one Authorization header");
    }
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        || !isToken68(header, BEARER.length())) {
      throw refused("the Authorization header holds no bearer token");
    }
    return header.substring(BEARER.length());
  }

  /** RFC 9110's token68, read by hand: a pattern took longer than the rest of the filter chain. */
  private static boolean isToken68(String header, int start) {
    int end = header.length();
    while (end > start && header.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = start; i < end; i++) {
      char c = header.charAt(i);
      boolean allowed =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~+/".indexOf(c) >= 0;
      if (!allowed) {
        return false;
      }
    }
    return end > start;
  }

  private static OAuth2AuthenticationException refused(String reason) {
    return new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest(reason));
  }
}
