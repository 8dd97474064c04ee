package org.journey.sealing;

import com.google.crypto.tink.aead.internal.InsecureNonceAesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * AES-256-GCM in the form nonce ‖ ciphertext ‖ tag, which is that of Tink's AES-GCM without prefix.
 * Tink's own class asks the system's generator for every nonce; the nonces here come from {@link
 * Randomness}, and are as random.
 */
final class Gcm {

  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = InsecureNonceAesGcmJce.IV_SIZE_IN_BYTES;

  private final InsecureNonceAesGcmJce cipher;

  Gcm(byte[] key) throws GeneralSecurityException {
    this.cipher = new InsecureNonceAesGcmJce(key);
  }

  byte[] encrypt(Randomness randomness, byte[] plaintext, byte[] place)
      throws GeneralSecurityException {
    byte[] nonce = randomness.bytes(NONCE_BYTES);
    byte[] sealed = cipher.encrypt(nonce, plaintext, NONCE_BYTES, place);
    System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
    return sealed;
  }

  byte[] decrypt(byte[] sealed, byte[] place) throws GeneralSecurityException {
    if (sealed.length < NONCE_BYTES) {
      throw new GeneralSecurityException("too short");
    }
    return cipher.decrypt(Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES, place);
  }
}
