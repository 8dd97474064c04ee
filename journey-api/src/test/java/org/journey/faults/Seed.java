package org.journey.faults;

/** Where a test's randomness comes from: printed, and given again by {@code -Dfaults.seed=N}. */
final class Seed {

  private Seed() {}

  /** The seed of a test that says what it is for. */
  static long next(String what) {
    long seed = Long.getLong("faults.seed", System.nanoTime() % 1_000_000);
    System.out.println(what + ": seed " + seed + " (-Dfaults.seed=" + seed + " repeats it)");
    return seed;
  }
}
