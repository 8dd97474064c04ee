package org.journey.sealing;

import com.google.crypto.tink.subtle.Hkdf;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.journey.interaction.Identity;

/** The keys of one person, unwrapped, or the certainty that they are destroyed. */
public sealed interface PersonKey {

  /** There for use. */
  final class Present implements PersonKey {

    private static final String HMAC = "HmacSHA256";
    private static final byte[] NO_SALT = new byte[0];

    private final Gcm wrapping;
    private final SecretKeySpec content;

    /** Stays when the person's key is replaced, as what it seals is not sealed anew then. */
    private final Gcm words;

    /**
     * @param key from which both are derived
     */
    Present(byte[] key) throws GeneralSecurityException {
      this(key, contentKey(key));
    }

    /**
     * Of a person whose key was replaced.
     *
     * @param contentKey what was derived from their first key
     */
    Present(byte[] key, byte[] contentKey) throws GeneralSecurityException {
      this.wrapping = new Gcm(derive(key, "wrap"));
      this.content = new SecretKeySpec(contentKey, HMAC);
      this.words = new Gcm(derive(contentKey, "words"));
    }

    static byte[] contentKey(byte[] key) throws GeneralSecurityException {
      return derive(key, "content");
    }

    private static byte[] derive(byte[] key, String info) throws GeneralSecurityException {
      return Hkdf.computeHkdf(
          HMAC, key, NO_SALT, info.getBytes(java.nio.charset.StandardCharsets.UTF_8), 32);
    }

    byte[] wrap(Randomness randomness, byte[] key, String organisation, Identity identity)
        throws GeneralSecurityException {
      return wrapping.encrypt(randomness, key, Places.interactionKey(organisation, identity));
    }

    /** Seals words about the person that are no interaction, for their place. */
    byte[] sealWords(Randomness randomness, byte[] words, byte[] place)
        throws GeneralSecurityException {
      return this.words.encrypt(randomness, words, place);
    }

    byte[] openWords(byte[] sealed, byte[] place) throws GeneralSecurityException {
      return words.decrypt(sealed, place);
    }

    byte[] unwrap(byte[] wrapped, String organisation, Identity identity)
        throws GeneralSecurityException {
      return wrapping.decrypt(wrapped, Places.interactionKey(organisation, identity));
    }

    /** HMAC-SHA-256 of a canonical content. */
    public byte[] contentHash(byte[] canonical) {
      try {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(content);
        return mac.doFinal(canonical);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
      }
    }
  }

  /** There, and not of this person or of this master key: nothing can be done with it. */
  record Unreadable() implements PersonKey {}

  /** Destroyed for ever. */
  record Destroyed() implements PersonKey {}
}
