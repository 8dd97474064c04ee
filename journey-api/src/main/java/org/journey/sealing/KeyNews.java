package org.journey.sealing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.journey.log.LogNews;
import org.journey.log.LogUnavailable;

/**
 * Has this node forget the keys that another destroyed: it looks when the log has grown, for an
 * erasure is recorded there, and every second besides. What was opened with them lies about as
 * garbage until it is collected, so some time later all memory is.
 */
public final class KeyNews implements AutoCloseable {

  /**
   * After a key is destroyed no node has it in memory for longer than this, nor what was read with
   * it, but for buffers of connections and of JSON that are used again without being wiped.
   */
  public static final Duration CLEAN_WITHIN = Duration.ofSeconds(60);

  /** Answers that were being made when it was destroyed are out by then. */
  private static final Duration COLLECTED_AFTER = Duration.ofSeconds(25);

  private static final long LOOK_SECONDS = 1;

  /** While the log grows without pause there is no need to look at every interaction. */
  private static final long PAUSE_MILLIS = 200;

  private final LogNews news;
  private final PersonKeys keys;
  private final Thread thread;
  private volatile boolean closed;

  /** Starts. */
  public KeyNews(LogNews news, PersonKeys keys) {
    this.news = news;
    this.keys = keys;
    this.thread = Thread.ofPlatform().name("journey-key-news").daemon().start(this::run);
  }

  private void run() {
    long heard = 0;
    long known = 0;
    boolean first = true;
    boolean due = false;
    long collectAt = 0;
    while (!closed) {
      try {
        news.awaitBeyond(heard, LOOK_SECONDS, TimeUnit.SECONDS);
        heard = news.head();
        keys.catchUp();
        if (keys.changes() != known) {
          // Those that were destroyed before this node began were never in its memory.
          known = keys.changes();
          collectAt = due ? collectAt : System.nanoTime() + COLLECTED_AFTER.toNanos();
          due = !first;
        }
        first = false;
        if (due && System.nanoTime() - collectAt >= 0) {
          due = false;
          System.gc();
        }
        Thread.sleep(PAUSE_MILLIS);
      } catch (LogUnavailable away) {
        // Told by the appender and the health check; a key that is not heard of leaves by its age.
        pause();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        pause();
      }
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
