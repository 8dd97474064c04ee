package org.journey.simulation;

import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.NotTakenReason;
import org.journey.interaction.Support.LinkOutcome;

/** How what {@link Planned#detail} says is packed into one number, where it says more than one. */
final class Detail {

  private static final int OUTCOMES = LinkOutcome.values().length;
  private static final int REASONS = NotTakenReason.values().length;
  private static final int VALUES = 128;

  private Detail() {}

  // A link: the activity, and whether it was chosen together.

  static int signposted(int activity) {
    return activity * 2;
  }

  static int personal(int activity) {
    return activity * 2 + 1;
  }

  static boolean isPersonal(int link) {
    return link % 2 == 1;
  }

  static Activity linked(int link) {
    return new Activity(link / 2);
  }

  // The end of a link: the activity and what came of it.

  static int ended(int activity, LinkOutcome outcome) {
    return activity * OUTCOMES + outcome.ordinal();
  }

  static Activity activityOfEnd(int end) {
    return new Activity(end / OUTCOMES);
  }

  static LinkOutcome outcome(int end) {
    return LinkOutcome.values()[end % OUTCOMES];
  }

  // A goal: its number on the journey, and whether it is the client's own and new.

  static int goal(int number, boolean ownAndNew) {
    return number * 2 + (ownAndNew ? 1 : 0);
  }

  static int goalNumber(int goal) {
    return goal / 2;
  }

  static boolean isOwnAndNew(int goal) {
    return goal % 2 == 1;
  }

  // A measurement: the instrument and the value that its items are made from.

  static int measured(Instrument instrument, int value) {
    return instrument.ordinal() * VALUES + value;
  }

  static Instrument instrument(int measured) {
    return Instrument.values()[measured / VALUES];
  }

  static int value(int measured) {
    return measured % VALUES;
  }

  // A measure that was not taken: the instrument and why.

  static int notTaken(Instrument instrument, NotTakenReason reason) {
    return instrument.ordinal() * REASONS + reason.ordinal();
  }

  static Instrument instrumentNotTaken(int notTaken) {
    return Instrument.values()[notTaken / REASONS];
  }

  static NotTakenReason reason(int notTaken) {
    return NotTakenReason.values()[notTaken % REASONS];
  }

  /** Whether a set of scopes, a bit each, has one. */
  static boolean has(int scopes, ConsentScope scope) {
    return (scopes & (1 << scope.ordinal())) != 0;
  }
}
