package org.journey.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** Has the calls of the table witnessed. No bean: it stands in the chain of security alone. */
final class WitnessFilter implements Filter {

  private final Witness witness;

  WitnessFilter(Witness witness) {
    this.witness = witness;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest call = (HttpServletRequest) request;
    Offered.Made made = made(call);
    if (made != null
        && SecurityContextHolder.getContext().getAuthentication()
            instanceof ActorAuthentication known) {
      witness.attend(
          known.getPrincipal(),
          made.call(),
          made.variables(),
          call,
          (HttpServletResponse) response,
          chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static Offered.@Nullable Made made(HttpServletRequest request) {
    String method = request.getMethod();
    return Offered.made(method.equals("HEAD") ? "GET" : method, request.getRequestURI());
  }
}
