package org.journey.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The public key that verifies the signatures of a log: Ed25519, with the log's name, in the form
 * of C2SP signed-note, {@code name+1f2e3d4c+base64}.
 */
public final class NoteKey {

  /** The byte by which signed notes tell Ed25519. */
  static final byte ED25519 = 1;

  private static final int RAW_BYTES = 32;

  /** The specification knows no limit: others' may be longer. */
  private static final int LONGEST_NAME = 255;

  /** What stands before the 32 bytes of an Ed25519 key in X.509 (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] raw;
  private final PublicKey key;
  private final int id;

  private NoteKey(String name, byte[] raw) {
    if (!NoteName.isValid(name)) {
      throw new IllegalArgumentException("a key's name is empty or has blanks or plus signs");
    }
    this.name = name;
    this.raw = raw;
    try {
      byte[] encoded = Arrays.copyOf(X509, X509.length + RAW_BYTES);
      System.arraycopy(raw, 0, encoded, X509.length, RAW_BYTES);
      this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(name.getBytes(StandardCharsets.UTF_8));
      sha256.update(new byte[] {'\n', ED25519});
      this.id = ByteBuffer.wrap(sha256.digest(raw)).getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no key of Ed25519", e);
    }
  }

  /**
   * A key under a name.
   *
   * @throws IllegalArgumentException if it is no Ed25519 key or the name is none
   */
  public static NoteKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null
        || encoded.length != X509.length + RAW_BYTES
        || !Arrays.equals(encoded, 0, X509.length, X509, 0, X509.length)) {
      throw new IllegalArgumentException("no key of Ed25519");
    }
    return new NoteKey(name, Arrays.copyOfRange(encoded, X509.length, encoded.length));
  }

  /**
   * Reads {@code name+id+base64}.
   *
   * @throws IllegalArgumentException with the reason, if it is not of that form or its id is
   *     another key's
   */
  public static NoteKey parse(String text) {
    int first = text.indexOf('+');
    int second = text.indexOf('+', first + 1);
    if (first < 0 || second != first + 9) {
      throw new IllegalArgumentException("a key is written name+8 hexadecimal digits+base64");
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text.substring(second + 1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a key whose last part is no base64", e);
    }
    if (key.length != RAW_BYTES + 1 || key[0] != ED25519) {
      throw new IllegalArgumentException("a key that is not of Ed25519");
    }
    NoteKey read = new NoteKey(text.substring(0, first), Arrays.copyOfRange(key, 1, key.length));
    if (!read.idText().equals(text.substring(first + 1, second))) {
      throw new IllegalArgumentException("a key whose id is not its own");
    }
    if (!read.toString().equals(text)) {
      throw new IllegalArgumentException("a key whose last part is not canonical base64");
    }
    return read;
  }

  /**
   * Whether keys of ours may be known under a name: not empty, without blanks, controls and plus
   * signs, and no longer than 255 characters.
   */
  public static boolean isName(String name) {
    return NoteName.isValid(name)
        && name.length() <= LONGEST_NAME
        && name.chars().noneMatch(Character::isISOControl);
  }

  /** Whose signatures it verifies: the name of the log. */
  public String name() {
    return name;
  }

  /** The first four bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ key): a hint, no proof. */
  int id() {
    return id;
  }

  private String idText() {
    return String.format(Locale.ROOT, "%08x", id);
  }

  boolean verifies(byte[] text, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(text);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of another form is no signature of this key.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey same && name.equals(same.name) && Arrays.equals(raw, same.raw);
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    byte[] typed = new byte[RAW_BYTES + 1];
    typed[0] = ED25519;
    System.arraycopy(raw, 0, typed, 1, RAW_BYTES);
    return name + "+" + idText() + "+" + Base64.getEncoder().encodeToString(typed);
  }
}
