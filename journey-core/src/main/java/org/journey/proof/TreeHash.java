package org.journey.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashes of which a tree is made (RFC 6962, section 2.1): leaves and nodes begin with different
 * bytes, so that neither can pass for the other. Not safe for several threads.
 */
public final class TreeHash {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256;

  /** One for a thread. */
  public TreeHash() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Of a leaf: SHA-256(0x00 ‖ bytes). */
  public Hash leaf(byte[] bytes) {
    return leaf(bytes, 0, bytes.length);
  }

  /** Of a leaf that is a part of more bytes. */
  public Hash leaf(byte[] bytes, int from, int length) {
    sha256.update(LEAF);
    sha256.update(bytes, from, length);
    return Hash.made(sha256.digest());
  }

  /** Of a node: SHA-256(0x01 ‖ left ‖ right). */
  public Hash node(Hash left, Hash right) {
    sha256.update(NODE);
    sha256.update(left.unsafe());
    sha256.update(right.unsafe());
    return Hash.made(sha256.digest());
  }

  /** Of a tree without leaves: SHA-256 of nothing. */
  public Hash empty() {
    return Hash.made(sha256.digest());
  }
}
