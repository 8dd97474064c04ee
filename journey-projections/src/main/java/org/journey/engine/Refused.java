package org.journey.engine;

/** What a rebuild made is worse than what serves. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * By numbers alone.
   *
   * @param why as it is told
   */
  Refused(String why) {
    super(why, null, false, false);
  }
}
