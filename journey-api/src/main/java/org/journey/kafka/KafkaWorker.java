package org.journey.kafka;

import java.time.Duration;
import org.journey.log.LogUnavailable;
import org.journey.operations.UnsafeSetting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Something that is done with Kafka for as long as the platform runs, on a thread of its own.
 * Whatever goes wrong it is begun again, after a pause that grows; a trouble is told once, not at
 * every attempt.
 */
public abstract class KafkaWorker implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaWorker.class);

  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  /** Less than the platform waits for all of its parts (spring.lifecycle). */
  private static final Duration ENDING = Duration.ofMillis(2_700);

  private final String name;
  private final String what;
  private final Topics topics;
  private final Object bell = new Object();
  private @Nullable Thread thread;
  private volatile boolean stopped = true;
  private volatile long pause = FIRST_PAUSE_MILLIS;
  private volatile String trouble = "";

  /**
   * @param name of the thread
   * @param what is done, for the log: "reading the inbound topics"
   * @param topics that must be there first
   */
  protected KafkaWorker(String name, String what, Topics topics) {
    this.name = name;
    this.what = what;
    this.topics = topics;
  }

  /**
   * Does it until {@link #isStopped}, or until it has to be begun again.
   *
   * @throws InterruptedException if it was told to stop and did not in time
   * @throws LogUnavailable if the database is away; that is told elsewhere
   */
  protected abstract void attempt() throws InterruptedException;

  /** After each attempt, however it ended. */
  protected abstract void attempted();

  /** Has what waits elsewhere than in {@link #idle} look at {@link #isStopped}. From any thread. */
  protected abstract void wakeUp();

  /** It goes well: the next trouble is a new one. */
  protected final void succeeded() {
    pause = FIRST_PAUSE_MILLIS;
    trouble = "";
  }

  /** It is not its turn: nothing is wrong, and a trouble that was told is not forgotten. */
  protected final void waiting() {
    pause = FIRST_PAUSE_MILLIS;
  }

  /** Whether it was told to stop. */
  protected final boolean isStopped() {
    return stopped;
  }

  /** Waits, at most until it is told to stop. */
  protected final void idle(long millis) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    synchronized (bell) {
      for (long left = millis; left > 0 && !stopped; ) {
        bell.wait(left);
        left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      }
    }
  }

  @Override
  public final synchronized void start() {
    stopped = false;
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  private void run() {
    while (!stopped) {
      try {
        try {
          topics.ready();
          attempt();
        } finally {
          attempted();
        }
      } catch (InterruptedException toldToStop) {
        // Told by the flag as well.
      } catch (LogUnavailable away) {
        // Told by the log itself and by the health check; here it is only tried again.
        LOG.debug("{} waits for the database", what, away);
      } catch (RuntimeException | Error e) {
        tell(e);
      }
      try {
        idle(pause);
      } catch (InterruptedException toldToStop) {
        stopped = true;
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  /** Tells of a trouble, once: while a broker is away that would be every second. */
  protected final void tell(Throwable failure) {
    String now =
        failure instanceof UnsafeSetting || failure instanceof KafkaTrouble
            ? String.valueOf(failure.getMessage())
            : failure.toString();
    if (!stopped && !now.equals(trouble)) {
      LOG.warn("{} failed and is begun again: {}", what, now);
    }
    trouble = now;
  }

  @Override
  public final synchronized void stop() {
    stopped = true;
    synchronized (bell) {
      bell.notifyAll();
    }
    wakeUp();
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    try {
      if (!running.join(ENDING)) {
        running.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Beside the other parts that end: together they have as long as one. */
  @Override
  public final void stop(Runnable ended) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                stop();
              } finally {
                ended.run();
              }
            });
  }

  /**
   * That in which the web server lets its calls end: one after the other they would take longer
   * than the platform has.
   */
  @Override
  public final int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
  }

  @Override
  public final synchronized boolean isRunning() {
    return thread != null;
  }
}
