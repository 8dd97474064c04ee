package org.journey.console;

/** There is no page at an address, though its handler answers for the addresses around it. */
public final class NoSuchPage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says no more than the page that is then shown. */
  public NoSuchPage() {
    super("there is no such page", null, false, false);
  }
}
