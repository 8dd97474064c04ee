package org.journey.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.journey.log.Reach;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says of every request which organisations it is for; one that nobody is known to make, none. */
final class ReachFilter extends OncePerRequestFilter {

  private final Reaches reaches;

  ReachFilter(Reaches reaches) {
    this.reaches = reaches;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Set<String> organisations =
        SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication known
            ? reaches.of(known.getPrincipal())
            : Set.of();
    try {
      Reach.within(
          organisations,
          () -> {
            try {
              chain.doFilter(request, response);
              return true;
            } catch (ServletException e) {
              throw new Carried(e);
            }
          });
    } catch (Carried carried) {
      throw carried.what;
    }
  }

  /** {@link Reach} lets one kind of failure through. */
  private static final class Carried extends IOException {
    private static final long serialVersionUID = 1L;
    private final ServletException what;

    Carried(ServletException what) {
      super(what);
      this.what = what;
    }
  }
}
