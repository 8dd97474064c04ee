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
    return HexFormat.of().formatHex(fresh().digest(CanonicalJson.bytes(value)));
  }

  /** A SHA-256 of nothing yet. */
  public static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
