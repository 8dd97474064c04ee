package org.journey.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls that are due at a steady rate, whether those before them were answered or not. Each is
 * timed from when it was due: who waits behind a slow answer waits too.
 */
final class Paced {

  private final List<Thread> threads = new ArrayList<>();
  private final List<long[]> latencies = new ArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();

  private Paced() {}

  /** One call. */
  @FunctionalInterface
  interface Call {
    /** Makes it; false if it was not answered as it should be. */
    boolean make(HttpCaller caller, int number);
  }

  /**
   * What came of it.
   *
   * @param sorted nanoseconds from due to answered, ascending
   * @param failures calls that were not answered as they should be
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Result(long[] sorted, int failures) {

    /** Milliseconds within which this share of the calls was answered. */
    double millis(double share) {
      return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
  }

  /**
   * Begins to call, half a second from now.
   *
   * @param callers connections
   * @param perSecond calls of all of them together
   * @param seconds for how long
   */
  static Paced begin(Instance instance, int callers, double perSecond, double seconds, Call call) {
    Paced paced = new Paced();
    String token = instance.token();
    long begin = System.nanoTime() + 500_000_000L;
    double own = perSecond / callers;
    int calls = (int) (seconds * own);
    for (int i = 0; i < callers; i++) {
      long[] mine = new long[calls];
      double offset = i / (double) callers;
      int first = i * calls;
      paced.latencies.add(mine);
      paced.threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (HttpCaller caller = new HttpCaller(instance.port(), token)) {
                      for (int n = 0; n < calls; n++) {
                        long due = begin + (long) ((n + offset) / own * 1e9);
                        long wait = due - System.nanoTime();
                        if (wait > 0) {
                          Thread.sleep(Duration.ofNanos(wait));
                        }
                        if (!call.make(caller, first + n)) {
                          paced.failures.incrementAndGet();
                        }
                        mine[n] = System.nanoTime() - due;
                      }
                    } catch (IOException | InterruptedException _) {
                      paced.failures.incrementAndGet();
                    }
                  }));
    }
    return paced;
  }

  /** Waits until all are answered. */
  Result end() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    return new Result(
        latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray(), failures.get());
  }
}
