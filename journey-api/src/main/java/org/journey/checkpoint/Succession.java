package org.journey.checkpoint;

import org.journey.proof.SignedNote;

/**
 * That a log goes on as another, as a signed note: the row that says so could be anybody's who has
 * the database, and would excuse whatever is missing. Five lines: what it is, the new origin, how
 * many leaves it began with, the old origin, and how many had been published of that.
 */
final class Succession {

  /** No origin, so that the text is never taken for a checkpoint's. */
  private static final String WHAT = "journey: a log goes on as another";

  private Succession() {}

  /**
   * The text that is signed.
   *
   * @param identity of a log that replaces another
   */
  static String text(LogIdentity identity) {
    if (identity.lost() instanceof LogIdentity.Lost(String origin, long size)) {
      return "%s\n%s\n%d\n%s\n%d\n"
          .formatted(WHAT, identity.origin(), identity.beganAt(), origin, size);
    }
    throw new IllegalArgumentException("the first log replaces none");
  }

  /** Whether a note says this of a log, and one of the keys signed it. */
  static boolean isVouchedFor(LogIdentity identity, String note, SigningKeys keys) {
    try {
      SignedNote signed = SignedNote.parse(note);
      return signed.text().equals(text(identity)) && keys.haveSigned(signed);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
