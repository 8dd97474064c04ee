package org.journey.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of a leaf: RFC 6962, section 2.1. */
final class Leaf {

  private Leaf() {}

  /** SHA-256 of 0x00 and the stored bytes. */
  static byte[] hash(MessageDigest sha256, byte[] event) {
    sha256.update((byte) 0);
    return sha256.digest(event);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
