package org.journey.erasure;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a list of requests goes on: behind this one.
 *
 * @param open whether nobody had decided on it when it was listed
 * @param requested when it was asked, to the microsecond
 * @param id its name
 */
record ErasurePlace(boolean open, Instant requested, UUID id) {

  /** Before everything. */
  static final ErasurePlace BEGIN = new ErasurePlace(true, Instant.EPOCH, new UUID(0, 0));

  private static final String SEPARATOR = " ";

  static ErasurePlace of(Erasure erasure) {
    return new ErasurePlace(erasure.decision() == null, erasure.requested(), erasure.id());
  }

  /** As a cursor has it. */
  String text() {
    return String.join(SEPARATOR, Boolean.toString(open), requested.toString(), id.toString());
  }

  /** From a cursor, which was made here. */
  static ErasurePlace parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    return new ErasurePlace(
        Boolean.parseBoolean(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
  }
}
