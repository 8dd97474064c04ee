package org.journey.timeline;

import java.time.Instant;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.StoredEvents;

/**
 * An interaction as it stands in the log.
 *
 * @param sequence its place in the one global order, from 1
 * @param version its place in its journey (or client), from 0
 * @param recordedTime the database's clock when it was stored, microseconds
 * @param organisation the tenant
 * @param subject the journey's id, or for {@code client-…} interactions the client's
 * @param identity source and id
 * @param recordedBy the member of staff who recorded it
 * @param type its type
 * @param time when it happened, as first told
 * @param data the payload as first told, personal fields sealed or erased
 */
public record Recorded(
    long sequence,
    int version,
    Instant recordedTime,
    String organisation,
    String subject,
    Identity identity,
    String recordedBy,
    InteractionType type,
    Instant time,
    Interaction data) {

  /**
   * Reads a stored event, trusting it. Personal fields come as they stand: sealed, erased, or clear
   * in a copy that was opened for a reader.
   *
   * @throws IllegalArgumentException if it is none that this release can read
   */
  public static Recorded parse(byte[] event) {
    return StoredEvents.read(event, Recorded::new);
  }
}
