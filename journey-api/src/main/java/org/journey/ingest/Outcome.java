package org.journey.ingest;

import org.journey.log.Stored;
import org.journey.problem.Problem;

/** What became of a submission. */
public sealed interface Outcome {

  /** It is durable. */
  record Accepted(Stored stored) implements Outcome {}

  /** It had been stored before, with the same content. */
  record Duplicate(Stored stored) implements Outcome {}

  /** It was accepted in a dry run; nothing is stored. */
  record WouldAccept() implements Outcome {}

  /** It was refused; nothing is stored. */
  record Refused(Problem problem) implements Outcome {}
}
