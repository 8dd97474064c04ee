package org.journey.console;

/** The page is for other roles. */
final class NotForThem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotForThem() {
    super("the page is for other roles", null, false, false);
  }
}
