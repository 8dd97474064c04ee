package org.journey.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names that say nothing, the same for the same thing under one key: HMAC-SHA-256 (RFC 2104) over
 * the kind, the organisation and the id, its first 128 bits in base 32, behind a letter of the
 * kind. Safe for use by several threads.
 */
public final class Pseudonyms {

  /** Bytes of a key. */
  public static final int KEY_BYTES = 32;

  /** Kinds of things that have names. */
  public enum Kind {
    JOURNEY('j'),
    CLIENT('c'),
    /** Any member of staff: workers, recorders, coders. */
    WORKER('w'),
    ACTIVITY('a'),
    /** A meeting that several people attend. */
    SESSION('s'),
    GOAL('g'),
    BARRIER('b'),
    CONCERN('k'),
    /** A concern of the client's own in MYCAW. */
    OWN_CONCERN('m'),
    /** An interaction. */
    EVENT('e');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    /** The letter that a pseudonym of this kind begins with. */
    public char letter() {
      return letter;
    }
  }

  private static final int BLOCK = 64;
  private static final int KEPT_BITS = 128;
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  /** Characters of a pseudonym: the letter, and 128 bits by 5. */
  static final int LENGTH = 1 + (KEPT_BITS + 4) / 5;

  /** The digest after the padded key, so that each name costs two blocks and not four. */
  private final MessageDigest inner;

  private final MessageDigest outer;

  /**
   * Names under a key.
   *
   * @throws IllegalArgumentException if the key has not {@value #KEY_BYTES} bytes
   */
  public Pseudonyms(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
    }
    inner = keyed(key, (byte) 0x36);
    outer = keyed(key, (byte) 0x5c);
  }

  /**
   * The name of a thing.
   *
   * @param parts what names it on the platform, the organisation first; ids that are a journey's
   *     own have the journey before them. Parts are kept apart: {@code ab, c} is not {@code a, bc}
   */
  public String of(Kind kind, String... parts) {
    MessageDigest digest = copy(inner);
    digest.update(message(kind, parts));
    byte[] first = digest.digest();
    MessageDigest last = copy(outer);
    last.update(first);
    return text(kind.letter, last.digest());
  }

  /** The letter of the kind, and each part behind its length in two bytes. */
  private static byte[] message(Kind kind, String... parts) {
    byte[][] all = new byte[parts.length][];
    int length = 1;
    for (int i = 0; i < parts.length; i++) {
      all[i] = parts[i].getBytes(UTF_8);
      length += 2 + all[i].length;
    }
    byte[] message = new byte[length];
    message[0] = (byte) kind.letter;
    int at = 1;
    for (byte[] part : all) {
      message[at++] = (byte) (part.length >> 8);
      message[at++] = (byte) part.length;
      System.arraycopy(part, 0, message, at, part.length);
      at += part.length;
    }
    return message;
  }

  private static MessageDigest keyed(byte[] key, byte pad) {
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(block);
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be copied", e);
    }
  }

  private static String text(char letter, byte[] bytes) {
    byte[] text = new byte[LENGTH];
    text[0] = (byte) letter;
    int length = 1;
    int bits = 0;
    int held = 0;
    for (int i = 0; i < KEPT_BITS / 8; i++) {
      held = (held << 8) | (bytes[i] & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text[length++] = (byte) ALPHABET.charAt((held >> bits) & 31);
      }
    }
    text[length] = (byte) ALPHABET.charAt((held << (5 - bits)) & 31);
    return new String(text, ISO_8859_1);
  }
}
