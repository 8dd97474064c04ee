package org.journey.erasure;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.journey.log.LogUnavailable;

/**
 * One thread that does one thing after the other, and for which others wait as long as they want
 * and no longer: a disk that does not answer keeps that thread, and nobody else.
 */
final class ListTurn implements AutoCloseable {

  private static final long ENDS_SECONDS = 2;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().name("journey-erasure-list-turn").daemon().factory());

  /**
   * Has something done, and waits for its end.
   *
   * @param patience how long at most
   * @throws TimeoutException if it has not ended by then: if it was begun it goes on, else it is
   *     not done at all
   * @throws LogUnavailable if this is closed, or who waits is interrupted
   */
  void run(Runnable work, Duration patience) throws TimeoutException {
    FutureTask<Boolean> task = new FutureTask<>(work, true);
    try {
      thread.execute(task);
      task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (RejectedExecutionException e) {
      throw new LogUnavailable("the list of erasures is closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted", e);
    } finally {
      // Those who are told while it stands still must not leave their work behind.
      thread.remove(task);
    }
  }

  /** Ends it; waits for what goes on, 2 s at most. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(ENDS_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
