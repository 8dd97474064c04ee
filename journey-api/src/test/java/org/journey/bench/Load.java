package org.journey.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Callers in a closed loop, each with a random journey at a time, for so many seconds. */
final class Load {

  private Load() {}

  /**
   * Runs a load and gives its rate.
   *
   * @param callers how many at once
   * @param virtual whether on virtual threads
   * @param journeys from how many to choose
   * @param seconds for how long
   * @param call one call on a journey; a failure ends the benchmark
   * @return calls a second
   */
  static double perSecond(
      int callers, boolean virtual, int journeys, double seconds, long seed, IntConsumer call)
      throws Exception {
    AtomicLong done = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    try (ExecutorService pool =
        virtual
            ? Executors.newVirtualThreadPerTaskExecutor()
            : Executors.newFixedThreadPool(callers)) {
      Future<?>[] running = new Future<?>[callers];
      for (int caller = 0; caller < callers; caller++) {
        RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1000 + caller);
        running[caller] =
            pool.submit(
                () -> {
                  long mine = 0;
                  while (System.nanoTime() < end) {
                    call.accept(random.nextInt(journeys));
                    mine++;
                  }
                  done.addAndGet(mine);
                });
      }
      for (Future<?> future : running) {
        future.get((long) seconds + 120, TimeUnit.SECONDS);
      }
    }
    return done.get() / ((System.nanoTime() - begin) / 1e9);
  }
}
