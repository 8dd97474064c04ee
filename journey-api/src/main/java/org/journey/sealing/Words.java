package org.journey.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Words about a person that are no interaction, such as why somebody asked for their erasure:
 * sealed with the person's key, and gone with it.
 */
public final class Words {

  private final PersonKeys keys;

  /** With the keys of persons. */
  public Words(PersonKeys keys) {
    this.keys = keys;
  }

  /**
   * Seals.
   *
   * @param place what they are and of which record: only there they can be opened
   * @return null if the person's key is destroyed
   */
  public byte @Nullable [] seal(ClientId client, String place, String words) {
    if (!(keys.obtain(client) instanceof PersonKey.Present person)) {
      return null;
    }
    try {
      return person.sealWords(
          keys.randomness(), words.getBytes(StandardCharsets.UTF_8), Places.words(client, place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("words could not be sealed", e);
    }
  }

  /**
   * Opens.
   *
   * @return null if they cannot be read any more
   */
  public @Nullable String open(ClientId client, String place, byte @Nullable [] sealed) {
    if (sealed == null || !(keys.find(client) instanceof PersonKey.Present person)) {
      return null;
    }
    try {
      return new String(
          person.openWords(sealed, Places.words(client, place)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException gone) {
      return null;
    }
  }
}
