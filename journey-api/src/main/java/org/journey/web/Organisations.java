package org.journey.web;

import org.journey.problem.Problem;
import org.journey.security.Actor;

/** Which organisation a call is about, by its parameter and the caller's token. */
public final class Organisations {

  /** The query parameter. */
  public static final String PARAMETER = "organisation";

  private Organisations() {}

  /**
   * Checks the organisation that an address names.
   *
   * @throws Refusal {@code forbidden} if it is none of the caller's
   */
  public static void check(Actor actor, String named) {
    if (actor.settle(named) instanceof Actor.Settled.Refused(Problem problem)) {
      throw new Refusal(problem);
    }
  }

  /**
   * The one organisation.
   *
   * @throws Refusal {@code organisation-required} or {@code forbidden}
   */
  public static String of(Actor actor, Parameters parameters) {
    return switch (actor.settle(parameters.text(PARAMETER))) {
      case Actor.Settled.Organisation(String name) -> name;
      case Actor.Settled.Refused(Problem problem) -> throw new Refusal(problem);
    };
  }
}
