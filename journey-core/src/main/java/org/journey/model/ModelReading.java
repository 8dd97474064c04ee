package org.journey.model;

import org.journey.problem.Problem;

/** What the reader made of the text of a stage model. */
public sealed interface ModelReading {

  /** A model that can be used. */
  record Read(StageModel model) implements ModelReading {}

  /**
   * Why it cannot be used: {@code malformed} or {@code too-large} if there is nothing to check,
   * else {@code invalid-model} with all errors, each with its pointer, line and column.
   */
  record Refused(Problem problem) implements ModelReading {}
}
