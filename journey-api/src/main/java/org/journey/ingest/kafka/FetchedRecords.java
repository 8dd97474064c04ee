package org.journey.ingest.kafka;

import org.journey.sealing.Leftovers;

/**
 * What a consumer fetched last, which it keeps until other records come, in clear. To be rid of it
 * the consumer is begun again: that moves partitions about, so it is done once before each
 * collection and not with each of many erasures.
 */
final class FetchedRecords implements Leftovers {

  private boolean told;
  private boolean open;
  private boolean stale;

  @Override
  public synchronized void letGo() {
    told = true;
  }

  @Override
  public synchronized boolean gone() {
    if (told) {
      told = false;
      stale = open;
    }
    return !stale;
  }

  @Override
  public void keepAgain() {}

  /** A consumer begins. */
  synchronized void opened() {
    open = true;
  }

  /** It has ended, and what it kept with it. */
  synchronized void closed() {
    open = false;
    stale = false;
  }

  /** Whether it is to end. */
  synchronized boolean areStale() {
    return stale;
  }
}
