package org.journey.checkpoint;

/**
 * A log is not as it was published to be: it was rolled back, or changed. The message says what is
 * wrong, from which place on, and what can be done.
 */
public final class LogBetrayed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what is wrong, from which place on, and what can be done; nothing of a person. */
  public LogBetrayed(String message) {
    super(message);
  }
}
