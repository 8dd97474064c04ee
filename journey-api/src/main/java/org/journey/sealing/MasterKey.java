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

  /** What everything begins with that is wrapped now, and nothing that an older key wrapped. */
  byte[] mark();

  /** Whether there are older keys, which unwrap and do not wrap any more. */
  boolean hasOlder();

  /**
   * Looks whether there is a newer key.
   *
   * @return whether anything changed
   */
  boolean refresh();
}
