package org.journey.console;

/** A form was drawn for one organisation, and whoever sends it looks at another by now. */
final class OtherOrganisation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String drawnFor;

  OtherOrganisation(String drawnFor) {
    super("the form is for another organisation", null, false, false);
    this.drawnFor = drawnFor;
  }

  /** The one that the form was drawn for, as it says itself. */
  String drawnFor() {
    return drawnFor;
  }
}
