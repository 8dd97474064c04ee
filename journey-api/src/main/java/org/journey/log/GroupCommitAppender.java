package org.journey.log;

import java.sql.SQLException;
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

  /** Interactions a transaction. */
  static final int BATCH = 2_000;

  private static final int CAPACITY = 40_000;
  private static final long PAUSE_MILLIS = 100;
  private static final long GATHER_NANOS = 3_000_000;

  private final AppenderSession session;
  private final LongConsumer news;
  private final long gatherNanos;
  private final AppendQueue queue = new AppendQueue(CAPACITY);
  private final Room room = new Room();
  private final Thread thread;

  private volatile @Nullable SQLException down;
  private volatile boolean closed;

  /** Used by the appender's thread alone: see {@link #expect}. */
  private int expected = 1;

  private long gatherUntil = System.nanoTime();

  /** Held by whoever uses the session: the appender, or a caller who comes alone. */
  private final ReentrantLock turn = new ReentrantLock();

  /** Whether the last batch was of one caller, with nobody behind it. */
  private volatile boolean alone;

  /** When something was stored last. */
  private volatile long moved = System.nanoTime();

  /**
   * Starts.
   *
   * @param news is told the sequence up to which this node has stored
   */
  public GroupCommitAppender(LogDatabase database, LongConsumer news) {
    this(database::appender, news, GATHER_NANOS);
  }

  GroupCommitAppender(AppenderSession.Connector connector, LongConsumer news, long gatherNanos) {
    this.gatherNanos = gatherNanos;
    this.session = new AppenderSession(connector);
    this.news = news;
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
    SQLException unreachable = down;
    if (unreachable != null) {
      throw SqlFailure.unavailable("the log cannot be reached", unreachable);
    }
    AppendGroup group = new AppendGroup(appends, deadline.at());
    try {
      AppendResult.Appended stored = alone ? storeAlone(group) : null;
      if (stored != null) {
        return stored;
      }
      if (!queue.offer(group, deadline.at())) {
        throw SqlFailure.unavailable(closed ? "the log is closed" : "the log is behind", null);
      }
      return await(group, deadline);
    } catch (InterruptedException e) {
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
   * as long again as storing does. What goes wrong is left to the appender, which finds out whether
   * it was stored after all.
   *
   * @return null if it is to be queued
   */
  private AppendResult.@Nullable Appended storeAlone(AppendGroup group) {
    if (queue.groups() > 0 || !turn.tryLock()) {
      return null;
    }
    try {
      if (closed || down != null || !session.isOpen()) {
        return null;
      }
      AppendResult.Appended appended = session.writer(group.size()).write(group.appends());
      moved = System.nanoTime();
      news.accept(appended.firstSequence() + group.size() - 1);
      return appended;
    } catch (SQLException e) {
      if (SqlFailure.of(e) == SqlFailure.LOST) {
        session.drop();
      } else {
        session.rollback();
      }
      return null;
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
        boolean moving = now - Math.max(since, moved) < deadline.still();
        if (!moving || deadline.left() <= 0) {
          throw e;
        }
      }
    }
  }

  /** Whether the last attempt to reach the database succeeded. */
  public boolean reachable() {
    return down == null;
  }

  /** Interactions that wait. */
  public int waiting() {
    return queue.size();
  }

  private void run() {
    while (!closed) {
      try {
        List<AppendGroup> batch = queue.take(BATCH, PAUSE_MILLIS, expected, gatherUntil);
        turn.lockInterruptibly();
        try {
          storeOrFail(batch);
        } finally {
          turn.unlock();
        }
      } catch (InterruptedException e) {
        break;
      } catch (RuntimeException e) {
        // A defect of ours must not end the only writer; who waits is told by time-out.
        dropInTurn();
      }
    }
    failAll(List.of());
    dropInTurn();
  }

  private void storeOrFail(List<AppendGroup> batch) throws InterruptedException {
    if (down != null) {
      failAll(batch);
      reconnect();
    } else if (!batch.isEmpty()) {
      long start = System.nanoTime();
      store(batch);
      expect(batch.size(), start);
    }
  }

  private void dropInTurn() {
    turn.lock();
    try {
      session.drop();
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
    alone = expected <= 1;
    gatherUntil = now + Math.min((now - start) / 2, gatherNanos);
  }

  /** Stores a batch, in as few transactions as what is in it allows. */
  private void store(List<AppendGroup> batch) throws InterruptedException {
    List<AppendGroup> todo = batch;
    while (!todo.isEmpty()) {
      Batch next = Batch.of(todo, System.nanoTime());
      if (!next.together().isEmpty()) {
        attempt(next.together());
      }
      todo = next.later();
    }
  }

  private void attempt(List<AppendGroup> groups) throws InterruptedException {
    try {
      List<Append> appends =
          groups.size() == 1
              ? groups.getFirst().appends()
              : groups.stream().flatMap(group -> group.appends().stream()).toList();
      AppendResult.Appended appended = session.writer(appends.size()).write(appends);
      moved = System.nanoTime();
      tell(groups, appended);
      news.accept(appended.firstSequence() + appends.size() - 1);
    } catch (SQLException e) {
      recover(groups, e);
    }
  }

  private static void tell(List<AppendGroup> groups, AppendResult.Appended appended) {
    long sequence = appended.firstSequence();
    for (AppendGroup group : groups) {
      group.result().complete(new AppendResult.Appended(sequence, appended.recordedTime()));
      sequence += group.size();
    }
  }

  private void recover(List<AppendGroup> groups, SQLException failure) throws InterruptedException {
    switch (SqlFailure.of(failure)) {
      case TAKEN -> settle(groups, failure);
      case LOST -> {
        session.drop();
        settle(groups, failure);
      }
      case BUSY -> {
        session.rollback();
        if (SqlFailure.isLockTimeout(failure)) {
          endSilentHolder();
        }
        Thread.sleep(PAUSE_MILLIS / 5);
        store(groups);
      }
      case FULL -> {
        // Trying again at once would find no room either, and keep the others waiting for it.
        session.rollback();
        room.lacks(groups.getFirst().appends());
        down = failure;
        failAll(groups);
      }
      case WRONG -> {
        session.rollback();
        if (groups.size() > 1) {
          for (AppendGroup group : groups) {
            attempt(List.of(group));
          }
        } else {
          groups
              .getFirst()
              .result()
              .completeExceptionally(
                  new IllegalStateException("SQLSTATE " + failure.getSQLState()));
        }
      }
    }
  }

  private void endSilentHolder() {
    try {
      SilentHolder.end(session.connection());
    } catch (SQLException e) {
      session.drop();
    }
  }

  private void settle(List<AppendGroup> groups, SQLException failure) throws InterruptedException {
    try {
      session.rollback();
      List<AppendGroup> again = new Settlement(session.connection()).settle(groups);
      if (again.size() == groups.size() && SqlFailure.of(failure) == SqlFailure.TAKEN) {
        // Something is in the way that none of them shows: one alone at a time.
        for (AppendGroup group : again) {
          alone(group);
        }
      } else {
        store(again);
      }
    } catch (SQLException e) {
      session.drop();
      if (SqlFailure.of(e) == SqlFailure.BUSY) {
        store(groups);
      } else {
        down = e;
        failAll(groups);
      }
    }
  }

  private void alone(AppendGroup group) throws InterruptedException {
    try {
      tell(List.of(group), session.writer(Integer.MAX_VALUE).write(group.appends()));
    } catch (SQLException e) {
      if (SqlFailure.of(e) == SqlFailure.TAKEN) {
        session.rollback();
        group
            .result()
            .completeExceptionally(new IllegalStateException("SQLSTATE " + e.getSQLState()));
      } else {
        recover(List.of(group), e);
      }
    }
  }

  private void failAll(List<AppendGroup> batch) {
    LogUnavailable unavailable = SqlFailure.unavailable("the log cannot be reached", down);
    batch.forEach(group -> group.result().completeExceptionally(unavailable));
    queue.drain().forEach(group -> group.result().completeExceptionally(unavailable));
  }

  private void reconnect() {
    try {
      if (room.isLacking()) {
        room.rehearse(session);
      } else {
        session.connection();
      }
      down = null;
    } catch (SQLException e) {
      down = e;
    }
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
