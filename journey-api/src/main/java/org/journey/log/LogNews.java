package org.journey.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * How far the log goes, as this node has heard: from its own appender at once, from other nodes by
 * NOTIFY, and by a look at the table every second as a safety net.
 */
public final class LogNews implements AutoCloseable {

  private static final int LISTEN_MILLIS = 1_000;
  private static final Pattern TOLD = Pattern.compile("[1-9][0-9]{0,17}");

  private final LogDatabase database;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private final Thread thread;
  private volatile long head;
  private volatile boolean closed;

  /** Starts to listen. */
  public LogNews(LogDatabase database) {
    this.database = database;
    this.thread = Thread.ofPlatform().name("journey-listener").daemon().start(this::run);
  }

  /** The last sequence this node has heard of. */
  public long head() {
    return head;
  }

  /** Tells of a sequence that is committed. */
  public void advance(long sequence) {
    if (sequence <= head) {
      return;
    }
    lock.lock();
    try {
      if (sequence > head) {
        head = sequence;
        advanced.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is something behind a sequence.
   *
   * @return whether there is
   */
  public boolean awaitBeyond(long sequence, long timeout, TimeUnit unit)
      throws InterruptedException {
    long patience = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (head <= sequence && patience > 0 && !closed) {
        patience = advanced.awaitNanos(patience);
      }
      return head > sequence;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!closed) {
      try (Connection connection = database.listener()) {
        listen(connection);
      } catch (SQLException | RuntimeException | Error e) {
        // Told by the appender and the health check; here only: try again. Whatever it is, nothing
        // would be heard of other nodes any more if this thread ended of it.
        pause();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    PGConnection notified = connection.unwrap(PGConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen journey_log");
      while (!closed) {
        look(statement);
        PGNotification[] news = notified.getNotifications(LISTEN_MILLIS);
        while (!closed && news != null && news.length > 0) {
          hear(news, statement);
          news = notified.getNotifications(LISTEN_MILLIS);
        }
      }
    }
  }

  /**
   * What others tell is a reason to look, and no more: anyone who may connect can notify. What this
   * node stored itself it knows already.
   */
  private void hear(PGNotification[] news, Statement statement) throws SQLException {
    for (PGNotification one : news) {
      if (!TOLD.matcher(one.getParameter()).matches()
          || Long.parseLong(one.getParameter()) > head) {
        look(statement);
        return;
      }
    }
  }

  private void look(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select max(sequence) from interaction")) {
      row.next();
      advance(row.getLong(1));
    }
  }

  private void pause() {
    try {
      Thread.sleep(LISTEN_MILLIS / 2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /** Whether nothing more will be heard: then {@link #awaitBeyond} no longer waits. */
  public boolean isClosed() {
    return closed;
  }

  /** Stops listening and lets go of who waits. */
  @Override
  public void close() {
    closed = true;
    lock.lock();
    try {
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
