package org.journey.local;

/** Something about this machine or the data directory that a person must put right; says what. */
public final class LocalTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With one line for that person. */
  public LocalTrouble(String message) {
    super(message);
  }

  /** With one line for that person, and where it came from. */
  public LocalTrouble(String message, Throwable cause) {
    super(message, cause);
  }
}
