package org.journey.coding;

import java.time.Instant;
import java.util.List;
import org.journey.interaction.Identity;
import org.journey.interaction.Telling.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A reflection to go back to.
 *
 * @param journeyId its journey
 * @param identity its source and id, for the {@code target} of a coding
 * @param sequence its place in the log
 * @param time when it was told, after corrections
 * @param lastCoded the coder's latest coding of it; null if they never coded it
 */
public record UnreadReflection(
    String journeyId,
    Identity identity,
    long sequence,
    Instant time,
    @Nullable LastCoding lastCoded) {

  /**
   * A coder's latest coding of a reflection.
   *
   * @param time when they coded it
   * @param sequence its place in the log
   * @param findings what they found, which their next coding replaces
   */
  public record LastCoding(Instant time, long sequence, List<Finding> findings) {

    /** Copies the list. */
    public LastCoding {
      findings = List.copyOf(findings);
    }
  }
}
