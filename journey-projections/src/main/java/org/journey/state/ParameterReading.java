package org.journey.state;

import org.journey.problem.Problem;

/** What was made of the parameters of a request. */
public sealed interface ParameterReading {

  /** They can be used. */
  record Read(JourneyStateParameters parameters) implements ParameterReading {}

  /** One cannot: {@code invalid-parameter}, naming it. */
  record Refused(Problem problem) implements ParameterReading {}
}
