package org.journey.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works on parts side by side and hands on what comes of them in the order of the parts, so that
 * nothing depends on how many lanes there are. What is done and cannot be handed on yet is bounded.
 *
 * @param <P> a part
 * @param <R> what comes of one
 */
public final class InOrder<P, R> {

  /** Parts that a lane may be ahead of what is handed on. */
  private static final int AHEAD = 4;

  private final Lanes lanes;
  private final Supplier<@Nullable P> parts;
  private final Work<P, R> work;
  private final Into<R> into;

  private final Map<Integer, R> done = new HashMap<>();
  private int given;
  private int handedOn;
  private boolean exhausted;
  private @Nullable Throwable failure;

  private InOrder(Lanes lanes, Supplier<@Nullable P> parts, Work<P, R> work, Into<R> into) {
    this.lanes = lanes;
    this.parts = parts;
    this.work = work;
    this.into = into;
  }

  /** What is done with a part. */
  @FunctionalInterface
  public interface Work<P, R> {
    /** Does it. */
    R on(P part) throws IOException;
  }

  /** Where results go: one after the other. */
  @FunctionalInterface
  public interface Into<R> {
    /** Takes the next one. */
    void take(R result) throws IOException;
  }

  /**
   * Does all parts.
   *
   * @param parts gives the next one; null: there is none left. Asked by one thread at a time
   * @throws UncheckedIOException if a file cannot be read or written
   * @throws CancellationException if the calling thread is interrupted
   */
  public static <P, R> void run(
      Lanes lanes, Supplier<@Nullable P> parts, Work<P, R> work, Into<R> into) {
    new InOrder<>(lanes, parts, work, into).run();
  }

  private void run() {
    List<Thread> threads = new ArrayList<>(lanes.count());
    for (int i = 0; i < lanes.count(); i++) {
      threads.add(Thread.ofPlatform().name("journey-lane-" + i).daemon().start(this::lane));
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          // Lanes end by themselves after the part at hand. Interrupted they would close files that
          // others read too.
          interrupted = true;
          fail(new CancellationException("interrupted"));
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow();
  }

  private synchronized void rethrow() {
    switch (failure) {
      case null -> {
        // All is done.
      }
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case IOException e -> throw new UncheckedIOException(e);
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private void lane() {
    try {
      for (Given<P> part = next(); part != null; part = next()) {
        R result;
        lanes.turns().await();
        try {
          result = work.on(part.part());
        } finally {
          lanes.turns().done();
        }
        done(part.number(), result);
      }
    } catch (InterruptedException e) {
      fail(new CancellationException("interrupted"));
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private record Given<P>(int number, P part) {}

  private synchronized @Nullable Given<P> next() throws InterruptedException {
    while (failure == null && given - handedOn >= AHEAD * lanes.count()) {
      wait();
    }
    if (failure != null || exhausted) {
      return null;
    }
    P part = parts.get();
    if (part == null) {
      exhausted = true;
      return null;
    }
    return new Given<>(given++, part);
  }

  private synchronized void done(int number, R result) throws IOException {
    done.put(number, result);
    for (R next = done.remove(handedOn); next != null; next = done.remove(handedOn)) {
      if (failure != null) {
        return;
      }
      into.take(next);
      handedOn++;
    }
    notifyAll();
  }

  private synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
    notifyAll();
  }
}
