package org.journey.model;

import java.io.Serial;
import org.journey.problem.Problem;

/** Breaks off reading a text that is no tree at all; never leaves this package. */
final class Unreadable extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Unreadable(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
