package org.journey.sealing;

import java.security.GeneralSecurityException;

/** What wraps the keys of persons: a file, or a service that never gives its key away. */
public interface MasterKey {

  /** Wraps a person's key for a place; only there can it be unwrapped. */
  byte[] wrap(byte[] key, byte[] place) throws GeneralSecurityException;

  /**
   * Unwraps.
   *
   * @throws GeneralSecurityException if it was wrapped by another master key or for another place
   */
  byte[] unwrap(byte[] wrapped, byte[] place) throws GeneralSecurityException;
}
