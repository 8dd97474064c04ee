package org.journey.command;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Ends the application first and what it stands on after it, in that order, once: whether the
 * process is told to stop, the start fails, or the command is done.
 */
final class Shutdown implements AutoCloseable {

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::close, "shutdown");
  private @Nullable AutoCloseable first;
  private @Nullable AutoCloseable last;
  private boolean closing;

  Shutdown() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What is ended first: the application. */
  synchronized <T extends AutoCloseable> T first(T closeable) {
    first = closeable;
    return closeable;
  }

  /** What is ended last: what the application stands on. */
  synchronized <T extends AutoCloseable> T last(T closeable) {
    last = closeable;
    return closeable;
  }

  /** Waits until the process is told to stop. */
  void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    AutoCloseable application;
    AutoCloseable ground;
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
      application = first;
      ground = last;
    }
    try {
      close(application);
    } finally {
      close(ground);
      closed.countDown();
    }
  }

  private static void close(@Nullable AutoCloseable closeable) {
    if (closeable == null) {
      return;
    }
    try {
      closeable.close();
    } catch (Exception e) {
      System.err.println("journey: " + closeable.getClass().getSimpleName() + " did not end: " + e);
    }
  }
}
