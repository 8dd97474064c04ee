package org.journey.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.journey.interaction.Identity;

/**
 * A name in 16 bytes: the first ones of the SHA-256 of its two parts joined by U+0000.
 *
 * <p>A history only ever asks whether two names are equal, and 16 bytes are a fifth of what two
 * short strings take. A strong hash, so that nobody can make two interactions pass for one.
 */
record Key(long high, long low) {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  static Key of(Identity identity) {
    return of(identity.source(), identity.id());
  }

  static Key of(String first, String second) {
    MessageDigest sha256 = sha256();
    sha256.update(first.getBytes(UTF_8));
    sha256.update((byte) 0);
    byte[] hash = sha256.digest(second.getBytes(UTF_8));
    return new Key((long) LONG.get(hash, 0), (long) LONG.get(hash, 8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
