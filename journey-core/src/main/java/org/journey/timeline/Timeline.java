package org.journey.timeline;

import java.time.Instant;
import java.util.List;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;

/**
 * The effective timeline of a journey on two axes (interactions.md, "The effective timeline of a
 * journey").
 *
 * @param organisation the tenant
 * @param journeyId the journey
 * @param asAt what had happened by then
 * @param asKnown what had been recorded by then
 * @param sequence of the last interaction known by {@code asKnown}, amendments included; 0 if none
 * @param entries in order of effective time, then sequence
 */
public record Timeline(
    String organisation,
    String journeyId,
    Instant asAt,
    Instant asKnown,
    long sequence,
    List<Entry> entries) {

  /** Copies the list. */
  public Timeline {
    entries = List.copyOf(entries);
  }

  /**
   * One interaction as it stands after corrections.
   *
   * @param sequence of the interaction itself, not of its correction
   * @param identity source and id
   * @param type its type
   * @param recordedBy who recorded it
   * @param time effective time
   * @param data effective payload
   */
  public record Entry(
      long sequence,
      Identity identity,
      InteractionType type,
      String recordedBy,
      Instant time,
      Interaction data) {}
}
