package org.journey.simulation;

/** What becomes of a referral. */
enum Fate {
  /** Nobody ever answers. */
  UNREACHED,
  /** The client declines at triage. */
  DECLINED,
  /** The service says no at triage. */
  NOT_SUITABLE,
  /** Told where to turn to; no more is recorded. */
  SIGNPOSTED,
  /** Supported by a worker, perhaps with activities. */
  ENGAGED
}
