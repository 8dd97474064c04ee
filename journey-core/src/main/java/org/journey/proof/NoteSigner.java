package org.journey.proof;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs notes by one key. Ed25519 needs no randomness. */
public final class NoteSigner {

  private final NoteKey key;
  private final PrivateKey secret;

  /**
   * By a pair of keys.
   *
   * @throws IllegalArgumentException if the two do not belong together
   */
  public NoteSigner(NoteKey key, PrivateKey secret) {
    this.key = key;
    this.secret = secret;
    byte[] anything = {1, 2, 3};
    if (!key.verifies(anything, sign(anything))) {
      throw new IllegalArgumentException("the private key is not that of the public key");
    }
  }

  /** What verifies its signatures. */
  public NoteKey key() {
    return key;
  }

  byte[] sign(byte[] text) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(secret);
      ed25519.update(text);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a key that does not sign", e);
    }
  }
}
