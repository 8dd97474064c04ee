package org.journey.decision;

/** What state a journey is in at an instant of its effective timeline. */
public enum Status {
  /** Before the referral's time, or without a referral. */
  NONE,
  /** Referred, resumed or reopened last. */
  OPEN,
  /** Paused last. */
  PAUSED,
  /** Closed last. */
  CLOSED
}
