package org.journey.proof;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The SHA-256 of a leaf or of a node of the tree: 32 bytes. */
public final class Hash {

  /** How long one is. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * With these bytes, copied.
   *
   * @throws IllegalArgumentException if they are not 32
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /**
   * One of several that lie side by side.
   *
   * @throws IndexOutOfBoundsException if there are not so many
   */
  public static Hash at(byte[] hashes, int place) {
    int from = Math.multiplyExact(place, BYTES);
    if (from < 0 || from + BYTES > hashes.length) {
      throw new IndexOutOfBoundsException(place);
    }
    return new Hash(Arrays.copyOfRange(hashes, from, from + BYTES));
  }

  /** Not copied: for those that were just made and are known to nobody else. */
  static Hash made(byte[] bytes) {
    return new Hash(bytes);
  }

  /**
   * As {@link #base64} writes it.
   *
   * @throws IllegalArgumentException if it is no hash in base64, or not in its one canonical form
   */
  public static Hash parse(String base64) {
    Hash hash = of(Base64.getDecoder().decode(base64));
    if (!hash.base64().equals(base64)) {
      throw new IllegalArgumentException("a hash in base64 that is not canonical");
    }
    return hash;
  }

  /** A copy of its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** In standard base64, 44 characters, as checkpoints have it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  byte[] unsafe() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
