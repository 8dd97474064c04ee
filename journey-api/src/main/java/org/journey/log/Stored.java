package org.journey.log;

import java.time.Instant;
import org.journey.interaction.InteractionType;

/**
 * One row of the log.
 *
 * @param sequence its place in the one global order, from 1
 * @param organisation the tenant
 * @param subject journey id, or client id for types about a client
 * @param version its place in its journey or client, from 0
 * @param type its type
 * @param recordedTime the database's clock when stored
 * @param event the exact stored CloudEvent, personal fields sealed
 */
public record Stored(
    long sequence,
    String organisation,
    String subject,
    int version,
    InteractionType type,
    Instant recordedTime,
    byte[] event) {}
