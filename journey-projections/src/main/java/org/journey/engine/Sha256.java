package org.journey.engine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of rows, one by one and all together. */
final class Sha256 {

  private Sha256() {}

  /** A fresh one. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
