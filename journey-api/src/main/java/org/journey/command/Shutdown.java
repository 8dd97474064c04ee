package org.journey.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Ends the application first and what it stands on after it, in that order, once: whether the
 * process is told to stop, the start fails, or the command is done. All of it within a deadline:
 * whoever stops a process kills it when it does not end in time, which is worse for everything that
 * is embedded than being told to stop while something above it still hangs.
 */
final class Shutdown implements AutoCloseable {

  /** A process that is told to stop has 10 s to end. */
  private static final Duration APPLICATION = Duration.ofMillis(4500);

  private static final Duration GROUND = Duration.ofSeconds(4);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::close, "shutdown");
  private final Duration forApplication;
  private final Duration forGround;
  private @Nullable AutoCloseable first;
  private @Nullable AutoCloseable last;
  private boolean closing;

  Shutdown() {
    this(APPLICATION, GROUND);
  }

  /** With how long each of the two may take. */
  Shutdown(Duration forApplication, Duration forGround) {
    this.forApplication = forApplication;
    this.forGround = forGround;
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
      close(application, forApplication);
    } finally {
      close(ground, forGround);
      closed.countDown();
    }
  }

  private static void close(@Nullable AutoCloseable closeable, Duration limit) {
    if (closeable == null) {
      return;
    }
    Thread closing = Thread.ofPlatform().name("closing").daemon().start(() -> close(closeable));
    try {
      if (!closing.join(limit)) {
        System.err.println(
            "journey: " + closeable.getClass().getSimpleName() + " did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      System.err.println("journey: " + closeable.getClass().getSimpleName() + " did not end: " + e);
    }
  }
}
