package org.journey.sealing;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is replaced to be rid of what it holds, such as connections to the database: once before
 * each collection and not with each of many erasures, for that is dear.
 */
public final class Renewed implements Leftovers {

  private final Runnable renewal;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * @param renewal has all of it replaced, each part as soon as it is idle; it does not wait for
   *     that, and must not throw
   */
  public Renewed(Runnable renewal) {
    this.renewal = renewal;
  }

  @Override
  public void letGo() {
    told.set(true);
  }

  @Override
  public boolean gone() {
    if (told.getAndSet(false)) {
      renewal.run();
    }
    return true;
  }

  @Override
  public void keepAgain() {}
}
