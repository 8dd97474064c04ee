package org.journey.faults;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * One row of the log, as it lies in the database.
 *
 * @param sequence its place in the log
 * @param organisation the tenant
 * @param aboutClient whether its subject is a client rather than a journey
 * @param subject its journey, or the client
 * @param version its place in the journey (or client)
 * @param source of its identity
 * @param id of its identity
 * @param recordedTime when it was stored
 * @param event the exact bytes
 * @param leafHash as stored beside them
 */
record Row(
    long sequence,
    String organisation,
    boolean aboutClient,
    String subject,
    int version,
    String source,
    String id,
    Instant recordedTime,
    byte[] event,
    byte[] leafHash) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Row row
        && sequence == row.sequence
        && organisation.equals(row.organisation)
        && aboutClient == row.aboutClient
        && subject.equals(row.subject)
        && version == row.version
        && source.equals(row.source)
        && id.equals(row.id)
        && recordedTime.equals(row.recordedTime)
        && Arrays.equals(event, row.event)
        && Arrays.equals(leafHash, row.leafHash);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sequence, id, Arrays.hashCode(event));
  }
}
