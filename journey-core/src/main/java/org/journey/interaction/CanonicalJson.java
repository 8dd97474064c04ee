package org.journey.interaction;

import tools.jackson.databind.JsonNode;

/**
 * One form for one JSON value: members sorted by UTF-16 code units, no white space, numbers as
 * plain decimals without trailing zeros, the shortest escapes, UTF-8 (docs/decisions/0001).
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  /** The canonical bytes of a value. */
  public static byte[] bytes(JsonNode value) {
    return new JsonBytes(512).canonical(value).toBytes();
  }
}
