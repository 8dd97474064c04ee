package org.journey.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word for word, over leaves that are all in memory. */
final class NaiveTree {

  private NaiveTree() {}

  /** MTH. */
  static byte[] root(List<byte[]> leaves) {
    MessageDigest sha256 = sha256();
    if (leaves.size() == 1) {
      sha256.update((byte) 0);
      return sha256.digest(leaves.getFirst());
    }
    if (!leaves.isEmpty()) {
      int k = 1;
      while (2 * k < leaves.size()) {
        k *= 2;
      }
      sha256.update((byte) 1);
      sha256.update(root(leaves.subList(0, k)));
      sha256.update(root(leaves.subList(k, leaves.size())));
    }
    return sha256.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
