package org.journey.timeline;

import java.time.Instant;
import java.util.List;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.Personal;

/**
 * How a recorded interaction stands on two axes, with what was said about it since.
 *
 * @param interaction as it was recorded
 * @param effective whether it is in the timeline: not retracted, and not after {@code asAt}
 * @param time effective time
 * @param data effective payload
 * @param dataFrom whose payload that is: the interaction itself, or the correction that gave it (as
 *     the {@code data} within its own); its personal fields are sealed under that one's identity
 * @param history corrections and retractions of it, in sequence order
 */
public record Standing(
    Recorded interaction,
    boolean effective,
    Instant time,
    Interaction data,
    Recorded dataFrom,
    List<Change> history) {

  /** Copies the list. */
  public Standing {
    history = List.copyOf(history);
  }

  /** What was done. */
  public enum Kind {
    CORRECTED,
    RETRACTED
  }

  /**
   * One correction or retraction.
   *
   * @param kind which of the two
   * @param identity its source and id
   * @param sequence its place in the log
   * @param by who recorded it
   * @param recordedTime when it was stored
   * @param reason why; sealed as stored
   */
  public record Change(
      Kind kind,
      Identity identity,
      long sequence,
      String by,
      Instant recordedTime,
      Personal<String> reason) {}
}
