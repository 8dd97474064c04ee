package org.journey.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Spreads what one thread gives among takers with a thread each, who take as they come free. Little
 * is under way at a time: who gives waits for those who take.
 *
 * @param <T> what is given
 */
final class Spread<T> implements Consumer<T>, AutoCloseable {

  private static final int TOGETHER = 256;
  private static final int UNDER_WAY = 8;

  private final BlockingQueue<List<T>> given = new ArrayBlockingQueue<>(UNDER_WAY);
  private final List<T> end = List.of();
  private final List<Thread> threads = new ArrayList<>();
  private List<T> together = new ArrayList<>(TOGETHER);
  private volatile @Nullable Throwable failure;

  /** Starts to take. Each taker is used by one thread. */
  Spread(List<Consumer<T>> takers) {
    for (Consumer<T> taker : takers) {
      threads.add(Thread.ofPlatform().name("journey-figures").daemon().start(() -> take(taker)));
    }
  }

  private void take(Consumer<T> taker) {
    try {
      for (List<T> next = given.take(); next != end; next = given.take()) {
        // After a failure they only make room, so that nobody waits for ever.
        if (failure == null) {
          next.forEach(taker);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = e;
      take(any -> {});
    }
  }

  @Override
  public void accept(T one) {
    together.add(one);
    if (together.size() == TOGETHER) {
      give(together);
      together = new ArrayList<>(TOGETHER);
    }
  }

  private void give(List<T> some) {
    try {
      given.put(some);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /**
   * Waits until all is taken.
   *
   * @throws RuntimeException what a taker threw
   */
  void finish() {
    give(together);
    together = new ArrayList<>();
    threads.forEach(any -> give(end));
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    switch (failure) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }

  /** Lets go of the threads, whether all was taken or not. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
