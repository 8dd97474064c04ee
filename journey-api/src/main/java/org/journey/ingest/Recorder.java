package org.journey.ingest;

import java.util.List;

/**
 * Decides on submissions and stores what is accepted.
 *
 * <p>Every method returns only when what it calls accepted is durable. If the log cannot be
 * reached, {@link org.journey.log.LogUnavailable} is thrown: some of the submissions may be stored
 * then, and sending all of them again is safe.
 */
public interface Recorder {

  /** Records one. */
  Outcome record(Submission submission);

  /**
   * Records many; the order within a journey is kept. The outcomes are in the order of the
   * submissions.
   */
  List<Outcome> recordAll(List<Submission> chunk);

  /** Decides and stores nothing. */
  Outcome dryRun(Submission submission);
}
