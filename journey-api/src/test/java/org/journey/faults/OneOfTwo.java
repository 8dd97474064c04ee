package org.journey.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client of two nodes, as a staff app behind two addresses would be: it stays with one, and when
 * that gives no answer, or says that it cannot, asks the other once and stays there.
 */
final class OneOfTwo implements Sender {

  private final Api one;
  private final Api other;
  private final Duration firstPatience;
  private final AtomicLong retried = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private volatile boolean swapped;

  /**
   * One that begins with the first.
   *
   * @param firstPatience how long it waits before it asks the other
   */
  OneOfTwo(Api one, Api other, Duration firstPatience) {
    this.one = one;
    this.other = other;
    this.firstPatience = firstPatience;
  }

  @Override
  public Api.Reply post(String event, Duration patience) throws IOException, InterruptedException {
    long began = System.nanoTime();
    boolean before = swapped;
    try {
      Api.Reply reply = (before ? other : one).post(event, firstPatience);
      if (!(reply.fate() instanceof Fate.Unknown)) {
        return reply;
      }
    } catch (IOException noAnswer) {
      // The other may know more.
    } finally {
      longest.accumulateAndGet(System.nanoTime() - began, Math::max);
    }
    swapped = !before;
    retried.incrementAndGet();
    try {
      return (before ? one : other).post(event, patience);
    } finally {
      longest.accumulateAndGet(System.nanoTime() - began, Math::max);
    }
  }

  /** How often the other was asked. */
  long retried() {
    return retried.get();
  }

  /** How long the slowest took until it was told, the second time included. */
  Duration longest() {
    return Duration.ofNanos(longest.get());
  }
}
