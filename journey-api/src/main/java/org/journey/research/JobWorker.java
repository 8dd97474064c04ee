package org.journey.research;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.journey.engine.Folding;
import org.journey.log.LogUnavailable;
import org.journey.replay.Watching;
import org.journey.tracing.Step;
import org.journey.tracing.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does on this node what somebody asked for, several side by side, part by part in turn; begins
 * anew what was left by a node that is gone.
 */
final class JobWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

  /** Side by side: each has its lanes, which take turns. */
  private static final int AT_A_TIME = 4;

  private static final long LOOK_MILLIS = 250;
  private static final long SIGN_OF_LIFE_MILLIS = 500;
  private static final long PAUSE_MILLIS = 1_000;
  private static final long TIDY_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Jobs jobs;
  private final Map<Job.Kind, Doing> doings;
  private final String node;
  private final Runnable tidy;
  private final Traces traces;
  private final Thread[] threads = new Thread[AT_A_TIME];
  private volatile boolean closed;

  /**
   * Starts to look.
   *
   * @param doings how each kind is done
   * @param node this node since its start
   * @param tidy takes away what is left of what is gone; done at the start and now and then
   */
  JobWorker(Jobs jobs, Map<Job.Kind, Doing> doings, String node, Runnable tidy, Traces traces) {
    this.jobs = jobs;
    this.doings = Map.copyOf(doings);
    this.node = node;
    this.tidy = tidy;
    this.traces = traces;
    for (int i = 0; i < AT_A_TIME; i++) {
      boolean tidies = i == 0;
      threads[i] =
          Thread.ofPlatform().name("journey-replay-" + i).daemon().start(() -> look(tidies));
    }
  }

  /** How something is done. */
  @FunctionalInterface
  interface Doing {
    /**
     * Does it.
     *
     * @param total is told how many interactions will be read
     * @return what came of it
     */
    ObjectNode run(Job job, Watching watching, LongConsumer total);
  }

  private Doing doing(Job.Kind kind) {
    return Objects.requireNonNull(doings.get(kind));
  }

  private void look(boolean tidies) {
    long tidied = System.nanoTime() - TIDY_NANOS;
    try {
      while (!closed) {
        if (tidies && System.nanoTime() - tidied >= TIDY_NANOS) {
          tidied = System.nanoTime();
          tidy();
        }
        if (!take()) {
          Thread.sleep(LOOK_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tidy() {
    try {
      tidy.run();
    } catch (RuntimeException | Error e) {
      if (!closed) {
        LOG.warn("what is left of extracts could not be tidied: {}", Folding.describe(e));
      }
    }
  }

  /** Whether there was something to do. */
  private boolean take() throws InterruptedException {
    try {
      String owner = node + "/" + UUID.randomUUID();
      Optional<Job> claimed = jobs.claim(owner);
      if (claimed.isPresent()) {
        traces.begin(Step.JOB, 0, () -> perform(claimed.get(), owner));
      }
      return claimed.isPresent();
    } catch (RuntimeException | Error e) {
      // The database is away, which others tell; whatever it is, this thread must not end of it.
      if (!closed) {
        Thread.sleep(PAUSE_MILLIS);
      }
      return false;
    }
  }

  /** Whether it was done, and not let go. */
  private boolean perform(Job job, String owner) {
    Watch watch = new Watch(job.id(), owner);
    Thread signs = Thread.ofVirtual().start(watch::signsOfLife);
    try {
      ObjectNode result = doing(job.kind()).run(job, watch, watch.total::set);
      jobs.finish(job.id(), owner, result, watch.read.get());
      return true;
    } catch (CancellationException e) {
      // Ended, or another node's; or this one closes, and it is gone on with elsewhere.
      jobs.release(job.id(), owner);
    } catch (LogUnavailable e) {
      // Begun anew once the database is back.
      jobs.release(job.id(), owner);
    } catch (RuntimeException | Error e) {
      String error = Folding.describe(e);
      LOG.error("{} {} failed: {}", job.kind(), job.id(), error);
      jobs.fail(job.id(), owner, error);
    } finally {
      watch.ended.countDown();
      join(signs);
    }
    return false;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Watches one replay and tells the database how far it is. */
  private final class Watch implements Watching {
    private final UUID id;
    private final String owner;
    private final AtomicLong total = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    Watch(UUID id, String owner) {
      this.id = id;
      this.owner = owner;
    }

    @Override
    public boolean cancelled() {
      return closed || lost.get();
    }

    @Override
    public void read(long interactions) {
      read.addAndGet(interactions);
    }

    void signsOfLife() {
      try {
        while (!ended.await(SIGN_OF_LIFE_MILLIS, TimeUnit.MILLISECONDS)) {
          try {
            if (!jobs.progress(id, owner, total.get(), read.get())) {
              lost.set(true);
            }
          } catch (RuntimeException e) {
            // Nobody can take it over while the database is away; else it shows in time who has it.
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Lets go of what is running: it is begun anew at the next start, or by another node. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      thread.interrupt();
    }
    for (Thread thread : threads) {
      try {
        thread.join(2_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
