package org.journey.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.firewall.RequestRejectedException;

/** What the filter chain answers when it lets nobody through. */
final class Refusals {

  /** What the firewall lets through to be answered by the address itself. */
  private static final Set<String> KNOWN_METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private Refusals() {}

  static void unauthenticated(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    boolean tokenGiven = why instanceof OAuth2AuthenticationException;
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE, tokenGiven ? "Bearer error=\"invalid_token\"" : "Bearer");
    ProblemAnswer.write(response, Problem.of(ProblemType.UNAUTHENTICATED, detail(why)));
  }

  static void forbidden(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    ProblemAnswer.write(
        response, Problem.of(ProblemType.FORBIDDEN, "none of the token's roles may do this"));
  }

  static void notServed(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
      throws IOException {
    if (!KNOWN_METHODS.contains(request.getMethod())) {
      response.setHeader(HttpHeaders.ALLOW, Offered.at(request.getRequestURI()));
      ProblemAnswer.write(
          response,
          Problem.of(ProblemType.METHOD_NOT_ALLOWED, "The methods offered are in Allow."));
      return;
    }
    ProblemAnswer.write(response, Problem.parameter("path", "not a path that is served here"));
  }

  /** Our own checks say what is wrong; what a library says could hold part of the token. */
  private static String detail(AuthenticationException why) {
    String reason = null;
    if (why.getCause() instanceof JwtValidationException invalid) {
      reason = invalid.getErrors().iterator().next().getDescription();
    } else if (why.getCause() == null
        && why instanceof OAuth2AuthenticationException own
        && own.getError() instanceof BearerTokenError error) {
      reason = error.getDescription();
    } else if (!(why instanceof OAuth2AuthenticationException)) {
      return "a bearer token is needed";
    }
    return told(reason);
  }

  private static String told(@Nullable String reason) {
    return reason == null
        ? "the token is not valid here"
        : "the token is not valid here: " + reason;
  }
}
