package org.journey.problem;

/**
 * One error in a message.
 *
 * @param pointer where: an RFC 6901 JSON pointer into the message as sent
 * @param reason what is wrong, without the refused value
 * @param named whether the pointer ends with a name that the sender made up, which may say anything
 *     about anyone
 */
public record FieldError(String pointer, String reason, boolean named) {

  /** One at a place that is known. */
  public FieldError(String pointer, String reason) {
    this(pointer, reason, false);
  }

  /** The same for others than the sender: without a name that they made up. */
  public FieldError unnamed() {
    return named
        ? new FieldError(
            pointer.substring(0, pointer.lastIndexOf('/')), "has a member that " + reason)
        : this;
  }
}
