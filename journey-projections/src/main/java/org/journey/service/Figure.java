package org.journey.service;

/** One figure: what a journey contributes to it. */
interface Figure {

  /** Tells what the journey that is read contributes. */
  void contribute(Reading journey, Contributions to);

  /** Tells what can only be told once all journeys were read. */
  default void finish(Ledger to) {}

  /** Takes in what another of its kind has kept for {@link #finish}. */
  default void merge(Figure other) {}
}
