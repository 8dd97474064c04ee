package org.journey.state;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.journey.interaction.CanonicalJson;
import tools.jackson.databind.JsonNode;

/** Digests of derived state. */
public final class Digests {

  private Digests() {}

  /** SHA-256 of a value's canonical JSON, in lower-case hexadecimal. */
  public static String sha256(JsonNode value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(CanonicalJson.bytes(value)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
