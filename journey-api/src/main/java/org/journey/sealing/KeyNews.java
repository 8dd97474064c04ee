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
   * it; but for an answer that takes longer, which is collected soon after it ended.
   */
  public static final Duration CLEAN_WITHIN = Duration.ofSeconds(60);

  private static final long LOOK_SECONDS = 1;

  /** While the log grows without pause there is no need to look at every interaction. */
  private static final long PAUSE_MILLIS = 200;

  private final LogNews news;
  private final PersonKeys keys;
  private final Collecting collecting;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts.
   *
   * @param leftovers of what was read with the keys
   */
  public KeyNews(LogNews news, PersonKeys keys, Leftovers leftovers) {
    this.news = news;
    this.keys = keys;
    this.collecting = new Collecting(leftovers);
    this.thread = Thread.ofPlatform().name("journey-key-news").daemon().start(this::run);
  }

  private void run() {
    long heard = 0;
    long known = 0;
    boolean first = true;
    while (!closed) {
      try {
        collecting.look();
        news.awaitBeyond(heard, LOOK_SECONDS, TimeUnit.SECONDS);
        heard = news.head();
        keys.catchUp();
        if (keys.changes() != known) {
          known = keys.changes();
          // Those that were destroyed before this node began were never in its memory.
          if (!first) {
            collecting.forgotten();
          }
        }
        first = false;
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
