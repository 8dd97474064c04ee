package org.journey.research;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.journey.archive.Turns;

/**
 * Shares the processors among all who read the archive, in the order in which they come, so that
 * several replays go on side by side; and while people are served lets most of the time go by, so
 * that these do not wait for it.
 */
public final class Courtesy implements Turns {

  /** For so long after a call somebody is likely to make another. */
  private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** While people are served, the time let go by before each part, in that of a part, at least. */
  private static final int LEAST_PAUSES = 2;

  /** And at most: where calls are many, what reads makes their tail longer. */
  private static final int MOST_PAUSES = 8;

  /** So many calls a second make it one more. */
  private static final int CALLS_PER_PAUSE = 16;

  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Semaphore lanes;
  private final Semaphore alone = new Semaphore(1, true);
  private final LongSupplier nanos;
  private final ThreadLocal<Turn> turn = new ThreadLocal<>();

  private final AtomicInteger calls = new AtomicInteger();
  private long second;
  private int callsThisSecond;
  private int callsLastSecond;

  /** When the last call was answered. */
  private volatile long lastCall;

  private volatile boolean anyCall;

  /** How long a part took lately. */
  private volatile long partNanos = TimeUnit.MILLISECONDS.toNanos(20);

  private record Turn(long begun, boolean alone) {}

  /**
   * For so many lanes.
   *
   * @param lanes parts worked on side by side while nobody is served
   */
  public Courtesy(int lanes) {
    this(lanes, System::nanoTime);
  }

  Courtesy(int lanes, LongSupplier nanos) {
    this.lanes = new Semaphore(lanes, true);
    this.nanos = nanos;
  }

  /** Somebody is being served; {@link #answered} follows. */
  void called() {
    calls.incrementAndGet();
    count(1);
  }

  private synchronized int count(int more) {
    long now = Math.floorDiv(nanos.getAsLong(), TimeUnit.SECONDS.toNanos(1));
    if (now != second) {
      callsLastSecond = now == second + 1 ? callsThisSecond : 0;
      callsThisSecond = 0;
      second = now;
    }
    callsThisSecond += more;
    return Math.max(callsThisSecond, callsLastSecond);
  }

  /** How many times as long as a part takes is let go by before the next one. */
  int pauses() {
    return Math.min(MOST_PAUSES, LEAST_PAUSES + count(0) / CALLS_PER_PAUSE);
  }

  /** They are. */
  void answered() {
    lastCall = nanos.getAsLong();
    anyCall = true;
    calls.decrementAndGet();
  }

  private boolean busy() {
    return calls.get() > 0 || (anyCall && nanos.getAsLong() - lastCall < BUSY_NANOS);
  }

  @Override
  public void await() throws InterruptedException {
    lanes.acquire();
    boolean one = false;
    try {
      if (busy()) {
        alone.acquire();
        one = true;
        Thread.sleep(
            TimeUnit.NANOSECONDS.toMillis(Math.min(partNanos * pauses(), LONGEST_PAUSE_NANOS)));
      }
      turn.set(new Turn(nanos.getAsLong(), one));
    } catch (InterruptedException | RuntimeException e) {
      if (one) {
        alone.release();
      }
      lanes.release();
      throw e;
    }
  }

  @Override
  public void done() {
    Turn own = turn.get();
    turn.remove();
    if (own != null) {
      partNanos = nanos.getAsLong() - own.begun();
      if (own.alone()) {
        alone.release();
      }
      lanes.release();
    }
  }
}
