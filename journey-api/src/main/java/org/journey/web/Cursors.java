package org.journey.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Opaque cursors: where a list goes on. Signed, and bound to whom and what they were made for, so
 * that one cannot be made up, changed, or used by another.
 */
public final class Cursors {

  /** The parameter that a cursor is given in. */
  public static final String AFTER = "after";

  private static final int MAC_BYTES = 16;

  private final SecretKeySpec key;
  private final String logId;

  /**
   * With the key of the installation.
   *
   * @param secret at least 32 bytes, the same on every node
   * @param logId which log the lists are of: with that of another none of these can be read
   */
  public Cursors(byte[] secret, String logId) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.logId = logId;
  }

  /**
   * Makes a cursor.
   *
   * @param bound whom and what it is for: not in it, but needed to read it
   * @param place where to go on
   */
  public String make(List<String> bound, String place) {
    byte[] text = place.getBytes(StandardCharsets.UTF_8);
    byte[] mac = mac(bound, text);
    byte[] cursor = Arrays.copyOf(mac, MAC_BYTES + text.length);
    System.arraycopy(text, 0, cursor, MAC_BYTES, text.length);
    return encode(cursor);
  }

  private static String encode(byte[] cursor) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /** The place of a cursor, or null if it was not made here for this. */
  public @Nullable String read(List<String> bound, String cursor) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      return null;
    }
    // The last character has bits that decoding passes over: only one way to write it is ours.
    if (bytes.length <= MAC_BYTES || !encode(bytes).equals(cursor)) {
      return null;
    }
    byte[] text = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
    return MessageDigest.isEqual(Arrays.copyOf(bytes, MAC_BYTES), mac(bound, text))
        ? new String(text, StandardCharsets.UTF_8)
        : null;
  }

  /**
   * Where the list goes on that is asked for, or null at its beginning.
   *
   * @param parameters of which {@code after} is the cursor
   * @throws Refusal {@code invalid-parameter} if it was not made here for this
   */
  public @Nullable String asked(Parameters parameters, List<String> bound) {
    String cursor = parameters.text(AFTER);
    if (cursor == null) {
      return null;
    }
    String place = read(bound, cursor);
    if (place == null) {
      throw Parameters.refused(AFTER, "is not a cursor of this list for this reader");
    }
    return place;
  }

  private byte[] mac(List<String> bound, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(logId.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      for (String part : bound) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // Length first: ("ab", "c") must not pass for ("a", "bc").
        mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        mac.update(bytes);
      }
      mac.update((byte) 0);
      mac.update(text);
      return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
    }
  }
}
