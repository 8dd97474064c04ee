package org.journey.log;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the log: the only writer of a node. What waits is stored by one transaction and one
 * commit, under a lock that orders the nodes, so that sequences are without gaps and in commit
 * order.
 *
 * <p>While the database cannot be reached everybody is told at once, and nobody piles up; as soon
 * as it answers again the appender goes on by itself.
 */
public final class GroupCommitAppender implements AutoCloseable {

  /** Weight of a transaction: see {@link AppendGroup#weight}. */
  static final int BATCH = 2_000;

  /** Weight that may wait, if the heap is large; else an eighth of the heap. */
  private static final int CAPACITY = 40_000;

  /** Of what no key was asked for. */
  private static final long ANY_KEYS = Long.MAX_VALUE;

  private static final long PAUSE_MILLIS = 100;
  private static final long GATHER_NANOS = 1_000_000;

  /**
   * Who stores alone can be kept by a silent server for its session's time-out of 2 s. With so much
   * of a caller's 2.2 s left, 0.8 s at most have gone: that ends within the 3 s in which everybody
   * is answered.
   */
  private static final long LEFT_TO_STORE_ALONE = 1_400_000_000L;

  private final Storing storing;
  private final AppendWatch watch;
  private final long gatherNanos;
  private final AppendQueue queue =
      new AppendQueue(
          (int) Math.min(CAPACITY, Runtime.getRuntime().maxMemory() / 8 / AppendGroup.UNIT));
  private final Thread thread;

  /** Held by whoever stores: the appender's thread, or a caller who comes alone. */
  private final ReentrantLock turn = new ReentrantLock();

  /** Whether the last batch was of one caller, with nobody behind it. */
  private volatile boolean quiet;

  private volatile boolean closed;

  /** Whether the connection is to be replaced. */
  private volatile boolean stale;

  /** Used by the appender's thread alone: see {@link #expect}. */
  private int expected = 1;

  private long gatherUntil = System.nanoTime();

  /**
   * Starts.
   *
   * @param news is told the sequence up to which this node has stored
   */
  public GroupCommitAppender(LogDatabase database, LongConsumer news) {
    this(database, news, AppendWatch.NONE);
  }

  /** Starts, watched. */
  public GroupCommitAppender(LogDatabase database, LongConsumer news, AppendWatch watch) {
    this(database::appender, news, watch, GATHER_NANOS);
  }

  GroupCommitAppender(
      AppenderSession.Connector connector, LongConsumer news, AppendWatch watch, long gatherNanos) {
    this.gatherNanos = gatherNanos;
    this.watch = watch;
    this.storing = new Storing(new AppenderSession(connector), news, watch);
    this.thread = Thread.ofPlatform().name("journey-appender").daemon().start(this::run);
  }

  /**
   * Stores interactions of one journey (or client), with versions one behind the other, together or
   * not at all.
   *
   * @param deadline how long to wait at most
   * @throws LogUnavailable if the log could not be reached or did not answer in time; they may be
   *     stored or not
   */
  public AppendResult append(List<Append> appends, Deadline deadline) {
    return append(appends, ANY_KEYS, deadline);
  }

  /**
   * The same for what must rest on the keys of persons as they are when it is stored.
   *
   * @param keys how many changes of keys were known when it was decided and sealed; if there were
   *     more since, nothing is stored
   */
  public AppendResult append(List<Append> appends, long keys, Deadline deadline) {
    long began = System.nanoTime();
    AppendResult result = appendInTime(appends, keys, deadline);
    watch.answered(System.nanoTime() - began);
    return result;
  }

  private AppendResult appendInTime(List<Append> appends, long keys, Deadline deadline) {
    if (storing.down() != null) {
      throw SqlFailure.unavailable("the log cannot be reached", storing.down());
    }
    AppendGroup group = new AppendGroup(appends, keys, deadline.at());
    try {
      AppendResult.Appended stored = storeAlone(group, deadline);
      if (stored != null) {
        return stored;
      }
      if (!queue.offer(group, deadline.at())) {
        throw SqlFailure.unavailable(closed ? "the log is closed" : "the log is behind", null);
      }
      return await(group, deadline);
    } catch (InterruptedException e) {
      group.result().cancel(false);
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted", e);
    } catch (TimeoutException e) {
      group.result().cancel(false);
      throw new LogUnavailable("the log did not answer in time", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LogUnavailable unavailable) {
        throw new LogUnavailable(
            Objects.requireNonNullElse(unavailable.getMessage(), "unavailable"), unavailable);
      }
      throw new IllegalStateException("the log refused a row", e.getCause());
    }
  }

  /**
   * One caller who comes alone stores by itself: handing over to the appender and back would take
   * as long again as storing does.
   *
   * @return null if it is to be queued
   */
  private AppendResult.@Nullable Appended storeAlone(AppendGroup group, Deadline deadline) {
    boolean alone =
        quiet
            && group.size() <= AppenderSession.SMALL
            && deadline.left() >= LEFT_TO_STORE_ALONE
            && queue.groups() == 0
            && turn.tryLock();
    if (!alone) {
      return null;
    }
    try {
      return closed ? null : storing.storeAlone(group);
    } finally {
      turn.unlock();
    }
  }

  private AppendResult await(AppendGroup group, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    long since = System.nanoTime();
    while (true) {
      try {
        long patience = Math.min(deadline.left(), deadline.still());
        return group.result().get(patience, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        long now = System.nanoTime();
        boolean moving = now - Math.max(since, storing.moved()) < deadline.still();
        if (!moving || deadline.left() <= 0) {
          throw e;
        }
      }
    }
  }

  /** Whether the last attempt to reach the database succeeded. */
  public boolean reachable() {
    return storing.down() == null && thread.isAlive();
  }

  /**
   * Has the connection replaced, within a moment and between two batches: what it sent last stays
   * in its buffers until as much again is sent.
   */
  public void connectAnew() {
    stale = true;
  }

  private void run() {
    while (!closed) {
      try {
        List<AppendGroup> batch = queue.take(BATCH, PAUSE_MILLIS, expected, gatherUntil);
        if (!batch.isEmpty()) {
          quiet = false;
        }
        inTurn(batch);
      } catch (InterruptedException e) {
        break;
      }
    }
    turn.lock();
    try {
      storing.tellDown(queue.drain());
      storing.close();
    } finally {
      turn.unlock();
    }
  }

  private void inTurn(List<AppendGroup> batch) throws InterruptedException {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      storing.tellDown(batch);
      throw e;
    }
    try {
      if (stale) {
        stale = false;
        storing.connectAnew();
      }
      if (storing.down() != null) {
        storing.tellDown(batch);
        storing.tellDown(queue.drain());
        storing.reconnect();
      } else if (!batch.isEmpty()) {
        long start = System.nanoTime();
        storing.store(batch);
        expect(batch.size(), start);
      }
    } catch (InterruptedException e) {
      storing.abandon(batch, e);
      throw e;
    } catch (RuntimeException | Error defect) {
      // The only writer must not end by a defect, nor by a heap that was full for a moment.
      storing.abandon(batch, defect);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Callers whose batch is done come again at once, but after those who waited meanwhile: starting
   * with the latter alone would leave each commit half empty for ever. So a part of a commit's time
   * is given to gathering both.
   */
  private void expect(int groups, long start) {
    long now = System.nanoTime();
    expected = groups + queue.groups();
    quiet = expected <= 1;
    gatherUntil = now + Math.min((now - start) / 2, gatherNanos);
  }

  /** Stops; what waits is told that the log is closed. */
  @Override
  public void close() {
    closed = true;
    queue.close();
    try {
      if (!thread.join(Duration.ofSeconds(4))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
