package org.journey.console;

/** Nobody is signed in, or no longer. */
final class NotSignedIn extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotSignedIn() {
    super("nobody is signed in", null, false, false);
  }
}
