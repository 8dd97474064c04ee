package org.journey.sealing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.journey.log.LogNews;
import org.journey.log.Rounds;

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
  private final Rounds rounds;

  /** All that follows is of the thread. */
  private long heard;

  private long known;
  private boolean begun;

  /**
   * Starts.
   *
   * @param leftovers of what was read with the keys
   */
  public KeyNews(LogNews news, PersonKeys keys, Leftovers leftovers) {
    this.news = news;
    this.keys = keys;
    this.collecting = new Collecting(leftovers);
    // That the log is away is told by the appender and the health check; a key that is not heard of
    // leaves by its age.
    this.rounds =
        Rounds.start("journey-key-news", this::round, Duration.ofSeconds(LOOK_SECONDS), _ -> {});
  }

  private void round() throws InterruptedException {
    collecting.look();
    news.awaitBeyond(heard, LOOK_SECONDS, TimeUnit.SECONDS);
    heard = news.head();
    keys.catchUp();
    if (keys.destroyed() != known) {
      known = keys.destroyed();
      if (begun) {
        collecting.forgotten();
      }
    }
    // What was destroyed before this node began was never in its memory.
    begun = true;
    Thread.sleep(PAUSE_MILLIS);
  }

  @Override
  public void close() {
    rounds.close();
  }
}
