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

  private static final Pattern BEARER =
      Pattern.compile("Bearer ([A-Za-z0-9-._~+/]+=*)", Pattern.CASE_INSENSITIVE);

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
    var bearer = BEARER.matcher(header);
    if (!bearer.matches()) {
      throw refused("the Authorization header holds no bearer token");
    }
    return bearer.group(1);
  }

  private static OAuth2AuthenticationException refused(String reason) {
    return new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest(reason));
  }
}
