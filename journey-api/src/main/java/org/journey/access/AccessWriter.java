package org.journey.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.journey.log.Deadline;
import org.journey.log.LogUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds entries by group commit: of those who wait one stores what all of them have, in one
 * transaction, while those who come meanwhile gather for the next. So who comes alone pays one
 * round trip and one commit, and no thread is handed anything.
 *
 * <p>If it is unknown whether entries were stored they are stored again: one may be there twice,
 * and none is missing of what was answered.
 */
final class AccessWriter implements AutoCloseable {

  /** Gives connections outside any pool. */
  @FunctionalInterface
  interface Connector {
    Connection connect() throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(AccessWriter.class);

  private static final int MOST_ENTRIES = 500;
  private static final int MOST_PLACES = 20_000;

  /** Nobody is forgotten for longer, should who had to wake them be gone. */
  private static final long LONGEST_PARK = TimeUnit.MILLISECONDS.toNanos(50);

  /** With less left nobody begins to store: connecting alone may take a second. */
  private static final long LEFT_TO_STORE = TimeUnit.MILLISECONDS.toNanos(300);

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  /** What failed so fails again: a row, a right, a table that is missing, a disk that is full. */
  private static final List<String> IN_VAIN = List.of("22", "23", "25", "42", "53");

  private final Connector connector;
  private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean storing = new AtomicBoolean();

  /** Used by whoever is storing alone. */
  private @Nullable AccessSession session;

  private volatile boolean closed;

  AccessWriter(Connector connector) {
    this.connector = connector;
  }

  private static final class Waiting {
    final Prepared entry;
    final Deadline deadline;
    final Thread thread = Thread.currentThread();
    volatile @Nullable Long number;
    volatile @Nullable LogUnavailable failure;

    Waiting(Prepared entry, Deadline deadline) {
      this.entry = entry;
      this.deadline = deadline;
    }

    boolean isDone() {
      return number != null || failure != null;
    }

    void stored(long at) {
      number = at;
      LockSupport.unpark(thread);
    }

    void failed(LogUnavailable why) {
      failure = why;
      LockSupport.unpark(thread);
    }
  }

  /**
   * Adds an entry and waits until it is durable.
   *
   * @return its number
   * @throws LogUnavailable if it cannot be written in time: it may be there or not
   */
  long write(Prepared entry, Deadline deadline) {
    Waiting waiting = new Waiting(entry, deadline);
    queue.add(waiting);
    try {
      while (!waiting.isDone()) {
        long left = deadline.left();
        if (left <= 0 || closed) {
          throw new LogUnavailable("the access log did not answer in time", null);
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new LogUnavailable("interrupted", null);
        }
        if (left > LEFT_TO_STORE && storing.compareAndSet(false, true)) {
          try {
            storeFor(waiting);
          } finally {
            storing.set(false);
            wakeNext();
          }
        } else {
          LockSupport.parkNanos(this, Math.min(left, LONGEST_PARK));
        }
      }
    } finally {
      if (!waiting.isDone()) {
        queue.remove(waiting);
        wakeNext();
      }
    }
    LogUnavailable failure = waiting.failure;
    if (failure != null) {
      throw new LogUnavailable("the access log cannot be written", failure);
    }
    Long number = waiting.number;
    return number == null ? 0 : number;
  }

  private void wakeNext() {
    Waiting next = queue.peek();
    if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }

  private void storeFor(Waiting own) {
    // Who stored just now may have stored this one too.
    if (!own.isDone()) {
      store(take(), own.deadline);
    }
  }

  private List<Waiting> take() {
    List<Waiting> batch = new ArrayList<>();
    int places = 0;
    Waiting next = queue.peek();
    while (next != null && batch.size() < MOST_ENTRIES && places < MOST_PLACES) {
      places += next.entry.places().size();
      batch.add(next);
      queue.remove(next);
      next = queue.peek();
    }
    return batch;
  }

  private void store(List<Waiting> batch, Deadline deadline) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      long number = session().append(batch.stream().map(one -> one.entry).toList(), deadline);
      for (Waiting one : batch) {
        one.stored(number++);
      }
    } catch (SQLException e) {
      recover(batch, e);
    } catch (RuntimeException | Error defect) {
      drop();
      LOG.error("An entry of the access log could not be made: {}", defect.getClass().getName());
      batch.forEach(one -> one.failed(new LogUnavailable("a defect", defect)));
    }
  }

  private void recover(List<Waiting> batch, SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    drop();
    if (batch.size() > 1 && (state.startsWith("22") || state.startsWith("23"))) {
      // One of them can never be stored: the others must not fail for it.
      batch.forEach(one -> store(List.of(one), one.deadline));
      return;
    }
    LogUnavailable why = new LogUnavailable("the access log: SQLSTATE " + state, failure);
    boolean inVain = IN_VAIN.stream().anyMatch(state::startsWith);
    for (Waiting one : batch) {
      // A connection may have been cut long ago, and who stored may have had little time left.
      if (!inVain && one.deadline.left() > LEFT_TO_STORE) {
        queue.add(one);
      } else {
        one.failed(why);
      }
    }
    LockSupport.parkNanos(this, PAUSE);
  }

  private AccessSession session() throws SQLException {
    AccessSession present = session;
    if (present == null) {
      present = new AccessSession(connector.connect());
      session = present;
    }
    return present;
  }

  private void drop() {
    AccessSession present = session;
    session = null;
    if (present != null) {
      present.abort();
    }
  }

  @Override
  public void close() {
    closed = true;
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (!storing.compareAndSet(false, true) && System.nanoTime() < until) {
      LockSupport.parkNanos(this, LONGEST_PARK);
    }
    drop();
  }
}
