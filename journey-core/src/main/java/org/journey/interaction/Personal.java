package org.journey.interaction;

/**
 * A personal field in one of its three conditions.
 *
 * @param <T> what is meant once it is clear
 */
public sealed interface Personal<T> {

  /** Readable: as emitted, or opened for a reader who may. */
  record Clear<T>(T value) implements Personal<T> {
    /** Never the value: it must not reach a log or an error by accident. */
    @Override
    public String toString() {
      return "Clear[…]";
    }
  }

  /** As stored: encrypted, base64url. */
  record Sealed<T>(String sealed) implements Personal<T> {}

  /** Its key was destroyed; there is nothing to read for ever. */
  record Erased<T>() implements Personal<T> {}
}
