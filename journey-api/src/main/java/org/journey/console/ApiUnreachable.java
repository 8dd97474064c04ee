package org.journey.console;

/** The API does not answer: the instance is ending, or the address that was set for it is wrong. */
public final class ApiUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ApiUnreachable(Throwable cause) {
    super("the API does not answer", cause);
  }
}
