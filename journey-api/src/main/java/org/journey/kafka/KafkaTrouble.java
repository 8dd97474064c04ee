package org.journey.kafka;

/** A broker does not answer, or refuses what was asked. Tried again by whoever met it. */
public final class KafkaTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what the broker or the client said; nothing of a record is in it. */
  public KafkaTrouble(String message, Throwable cause) {
    super(message, cause);
  }
}
