package org.journey.erasure;

import java.time.Duration;

/** What another node hears of shows soon, and not at once. */
final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Eventually() {}

  /** Holds a claim against what there is until it is true; fails as it does if it never is. */
  static void holds(Runnable claim) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        claim.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() - until > 0) {
          throw notYet;
        }
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
