package org.journey.extract;

/**
 * A field of an interaction that never leaves.
 *
 * @param field {@code <type>/<field>}, the path within the payload
 * @param why the reason
 */
record Withheld(String field, Why why) {

  /** Why a field stays. */
  enum Why {
    /** Free text or the person themselves. */
    PERSONAL,
    /** It leaves as the age band at referral. */
    AS_AGE_BAND,
    /** Its type is never in a timeline. */
    NOT_IN_A_TIMELINE
  }
}
