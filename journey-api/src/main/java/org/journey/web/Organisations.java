package org.journey.web;

import jakarta.servlet.http.HttpServletRequest;
import org.journey.problem.Problem;
import org.journey.security.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Which organisation a call is about, by its parameter and the caller's token. What is settled here
 * is kept with the request, so that the access log tells of the same.
 */
public final class Organisations {

  /** The query parameter. */
  public static final String PARAMETER = "organisation";

  private static final String SETTLED = Organisations.class.getName() + ".settled";

  private Organisations() {}

  /**
   * The one organisation.
   *
   * @throws Refusal {@code organisation-required} or {@code forbidden}
   */
  public static String of(Actor actor, Parameters parameters) {
    return of(actor, parameters, parameters.text(PARAMETER));
  }

  /**
   * The one organisation.
   *
   * @param named where it is not the parameter that names it, but the address or a body; null: none
   *     is named
   * @throws Refusal {@code organisation-required} or {@code forbidden}
   */
  public static String of(Actor actor, Parameters parameters, @Nullable String named) {
    return switch (actor.settle(named)) {
      case Actor.Settled.Organisation(String name) -> {
        parameters.request().setAttribute(SETTLED, name);
        yield name;
      }
      case Actor.Settled.Refused(Problem problem) -> throw new Refusal(problem);
    };
  }

  /**
   * Settles the organisation that an address names.
   *
   * @throws Refusal {@code forbidden} if it is none of the caller's
   */
  public static void check(Actor actor, Parameters parameters, String named) {
    var _ = of(actor, parameters, named);
  }

  /** The one that a request was settled to be about; null: none was, by now. */
  public static @Nullable String settled(HttpServletRequest request) {
    return request.getAttribute(SETTLED) instanceof String name ? name : null;
  }
}
