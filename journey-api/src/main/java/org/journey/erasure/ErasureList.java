package org.journey.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.journey.log.LogNews;
import org.journey.log.LogUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was destroyed, listed outside the database too: a restored copy of the database holds the
 * keys again, and knows nothing of it. Every node lists everything, whichever node did it, for any
 * of their lists may be what is left. At the start, before anything is served, what is listed is
 * done again where it is not done.
 */
final class ErasureList implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ErasureList.class);

  private static final long LOOK_SECONDS = 1;
  private static final long PAUSE_MILLIS = 500;

  private final ListFile file;
  private final ListedErasures database;
  private final LogNews news;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<UUID> listed = new HashSet<>();
  private final Thread thread;

  /** The last change of keys that is listed. Changed under the lock. */
  private volatile long last;

  private volatile boolean closed;
  private boolean troubled;

  /**
   * Does again what is listed and not done, lists what is done and not listed, and goes on with
   * that.
   *
   * @throws IOException if the list cannot be read or written
   */
  ErasureList(ListFile file, ListedErasures database, LogNews news) throws IOException {
    this.file = file;
    this.database = database;
    this.news = news;
    List<Listed> entries = file.read();
    long again = database.apply(entries);
    if (again > 0) {
      LOG.warn("{} erasures and redactions that are listed were undone, and are done again", again);
    }
    entries.forEach(entry -> listed.add(entry.erasure()));
    boolean isNew = entries.isEmpty();
    catchUp();
    if (isNew && !listed.isEmpty()) {
      LOG.warn(
          "The list of erasures was empty and is made from the database: if that was restored from"
              + " a copy, put the newest list in its place and start again");
    }
    this.thread = Thread.ofPlatform().name("journey-erasure-list").daemon().start(this::run);
  }

  /**
   * Lists all that is done by now; when it returns, that is on the disk.
   *
   * @throws LogUnavailable if it cannot be written, or the database cannot be asked
   */
  void catchUp() {
    lock.lock();
    try {
      ListedErasures.Page page = database.after(last);
      List<Listed> missing =
          page.entries().stream().filter(entry -> !listed.contains(entry.erasure())).toList();
      if (!missing.isEmpty()) {
        file.append(missing);
        missing.forEach(entry -> listed.add(entry.erasure()));
      }
      last = page.last();
    } catch (IOException e) {
      throw new LogUnavailable(
          "the list of erasures cannot be written", new UncheckedIOException(e));
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    long heard = 0;
    while (!closed) {
      try {
        news.awaitBeyond(heard, LOOK_SECONDS, TimeUnit.SECONDS);
        heard = news.head();
        catchUp();
        troubled = false;
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        tell(e);
        pause();
      }
    }
  }

  /** Once, until it goes well again; that the database is away is told elsewhere. */
  private void tell(Throwable trouble) {
    if (!troubled && trouble.getCause() instanceof UncheckedIOException) {
      troubled = true;
      LOG.error("The list of erasures cannot be written: no erasure is told as done until it can");
    }
  }

  private void pause() {
    try {
      Thread.sleep(TimeUnit.SECONDS.toMillis(LOOK_SECONDS));
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
