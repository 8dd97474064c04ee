package org.journey.web;

import org.journey.problem.Problem;
import org.journey.problem.ProblemType;

/**
 * A call that is answered with a problem and nothing else. The one way in which a handler leaves
 * early; {@link ProblemAdvice} maps it. It carries the problem as a value and no stack.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** With the problem to tell. */
  public Refusal(Problem problem) {
    super(problem.type().slug(), null, false, false);
    this.problem = problem;
  }

  /** With a problem of a type. */
  public static Refusal of(ProblemType type, String detail) {
    return new Refusal(Problem.of(type, detail));
  }

  /** Nothing there, or nothing that this caller may know of: the same body for both. */
  public static Refusal notFound() {
    return of(ProblemType.NOT_FOUND, "There is nothing at this address.");
  }

  /** The problem to tell. */
  public Problem problem() {
    return problem;
  }
}
