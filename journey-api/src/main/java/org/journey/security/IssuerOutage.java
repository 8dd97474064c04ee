package org.journey.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503, not 500, while tokens cannot be checked because their issuer does not answer. */
final class IssuerOutage extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (TokenDecoder.IssuerUnavailable outage) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "5");
      ProblemAnswer.write(
          response, Problem.of(ProblemType.UNAVAILABLE, "tokens cannot be checked for the moment"));
    }
  }
}
