package org.journey.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Breaking the glass: who may not see the notes of a journey's concerns sees them all the same for
 * {@link #MINUTES} minutes, says why, and sets off an alarm.
 */
public final class BreakGlass {

  /** So long the notes of that journey are open to them, from the first use. */
  public static final int MINUTES = 15;

  private final AccessLog log;

  BreakGlass(AccessLog log) {
    this.log = log;
  }

  /**
   * Whether the notes are open to who asks. If they break the glass with this call, and it is not
   * broken yet, that is written down with what the call tells.
   *
   * @param withheld whether anything would be withheld else; if not, nothing is looked up unless
   *     they break the glass
   */
  public boolean isBroken(
      HttpServletRequest request, String organisation, String journey, boolean withheld) {
    Reading reading = Reading.of(request);
    boolean breaks = reading.purpose() instanceof Purpose.BreakGlass;
    if (!breaks && !withheld) {
      return false;
    }
    boolean broken = log.isGlassBroken(organisation, journey, reading.actor().subject());
    if (breaks && !broken) {
      reading.breaksGlass(journey);
    }
    return breaks || broken;
  }
}
