package org.journey.log;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Something that is done again and again beside the serving, on a thread of its own, until it is
 * closed. What a round throws ends that round alone.
 */
public final class Rounds implements AutoCloseable {

  private static final long ENDS_MILLIS = 2_000;

  private final Round round;
  private final Consumer<Throwable> failed;
  private final Duration rest;
  private final Thread thread;
  private volatile boolean closed;

  /** What is done each time; it waits by itself for its next turn. */
  @FunctionalInterface
  public interface Round {
    /** Does it once. */
    void go() throws InterruptedException;
  }

  private Rounds(String name, Round round, Duration rest, Consumer<Throwable> failed) {
    this.round = round;
    this.failed = failed;
    this.rest = rest;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /**
   * Begins.
   *
   * @param name of the thread
   * @param rest how long nothing is done after a round that failed
   * @param failed is told what a round threw; it must not throw itself
   */
  public static Rounds start(String name, Round round, Duration rest, Consumer<Throwable> failed) {
    Rounds rounds = new Rounds(name, round, rest, failed);
    rounds.thread.start();
    return rounds;
  }

  private void run() {
    while (!closed) {
      try {
        round.go();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        if (closed) {
          return;
        }
        failed.accept(e);
        rest();
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(rest);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Ends it; waits for the round that goes on, 2 s at most. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(ENDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
