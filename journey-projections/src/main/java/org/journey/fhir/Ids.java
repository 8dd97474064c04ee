package org.journey.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Ids of resources: name-based UUIDs, so that the same thing has the same id in every bundle. */
final class Ids {

  /** Chosen once, at random, and never changed: RFC 4122 wants names to live in a namespace. */
  private static final UUID NAMESPACE = UUID.fromString("5b1c7c3e-92f1-4d0a-8a57-3f6de1b7a0c4");

  private Ids() {}

  /**
   * The id of what these parts name (RFC 4122, version 3). No part holds a line end, for none is
   * accepted in an id or a source, so different parts never make one name.
   */
  static String of(String... parts) {
    byte[] name = String.join("\n", parts).getBytes(UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(16 + name.length);
    bytes.putLong(NAMESPACE.getMostSignificantBits());
    bytes.putLong(NAMESPACE.getLeastSignificantBits());
    bytes.put(name);
    return UUID.nameUUIDFromBytes(bytes.array()).toString();
  }
}
