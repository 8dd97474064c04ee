package org.journey.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Sees every call by somebody who is known, before their roles are looked at, to its end. */
@FunctionalInterface
public interface Witness {

  /**
   * Lets a call go on.
   *
   * @param actor who makes it
   * @param call which it is
   * @param variables those of its address, as they came
   * @param chain the rest of the way; a missing role comes out as Spring's exception
   */
  void attend(
      Actor actor,
      Call call,
      Map<String, String> variables,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException;
}
