package org.journey.console;

/** Who acts for several organisations has not said for which. */
final class NoOrganisation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoOrganisation() {
    super("no organisation is chosen", null, false, false);
  }
}
