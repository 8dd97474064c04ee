package org.journey.sealing;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

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

  /** By which keys things are wrapped: what each has wrapped begins with its mark. */
  Marks marks();

  /**
   * Looks whether there is a newer key.
   *
   * @return whether anything changed
   */
  boolean refresh();

  /**
   * The marks of the keys that are there.
   *
   * @param present of the one that wraps now
   * @param older of those that wrapped before it, and still unwrap
   * @param prepared of those that only unwrap until they are taken
   */
  record Marks(byte[] present, List<byte[]> older, List<byte[]> prepared) {

    /** Of those that are there once the older are dropped. */
    public List<byte[]> staying() {
      List<byte[]> staying = new ArrayList<>(List.of(present));
      staying.addAll(prepared);
      return staying;
    }
  }
}
