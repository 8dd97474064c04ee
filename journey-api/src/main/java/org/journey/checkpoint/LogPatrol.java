package org.journey.checkpoint;

import java.time.Duration;
import org.journey.log.LogUnavailable;
import org.journey.log.Rounds;
import org.journey.proof.TileSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the rows of the log while the platform runs, slowly and again and again, so that a
 * change of what nobody reads is noticed: within minutes where there are thousands, within a day
 * where there are many millions. Never uses more than a twentieth of the time. Once it has found
 * one, nothing of the log is signed any more.
 */
public final class LogPatrol implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogPatrol.class);

  /** Of the time that looking took, so long is rested. */
  private static final int REST = 20;

  private static final Duration SHORTEST_REST = Duration.ofMillis(50);
  private static final Duration LONGEST_REST = Duration.ofMillis(1_000);

  /** A round that took long is not begun again at once: it reads all that PostgreSQL keeps warm. */
  private static final int BETWEEN_ROUNDS = 10;

  private static final Duration SHORTEST_BETWEEN = Duration.ofMinutes(1);
  private static final Duration LONGEST_BETWEEN = Duration.ofHours(12);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(60);

  private final Checkpoints checkpoints;
  private final RowCheck check;
  private final Rounds rounds;
  private long round = System.nanoTime();
  private volatile long position;
  private volatile RowCheck.@Nullable Bad bad;

  LogPatrol(Checkpoints checkpoints, RowCheck check, long position) {
    this.checkpoints = checkpoints;
    this.check = check;
    this.position = position;
    this.rounds =
        Rounds.start("journey-patrol-" + log().label(), this::go, AFTER_TROUBLE, this::failed);
  }

  /** Over which log it goes. */
  TreeLog log() {
    return checkpoints.trees().log();
  }

  /** Up to which sequence this round has looked. */
  public long position() {
    return position;
  }

  /** The first sequence that is not what it was; 0 if none was found. */
  public long firstBad() {
    RowCheck.Bad found = bad;
    return found == null ? 0 : found.sequence();
  }

  private void go() throws InterruptedException {
    long began = System.nanoTime();
    if (look()) {
      Thread.sleep(pace(System.nanoTime() - began, REST, SHORTEST_REST, LONGEST_REST));
    } else {
      Thread.sleep(pace(began - round, BETWEEN_ROUNDS, SHORTEST_BETWEEN, LONGEST_BETWEEN));
      position = 0;
      round = System.nanoTime();
    }
  }

  private void failed(Throwable failure) {
    if (failure instanceof LogUnavailable) {
      return;
    }
    LOG.error(
        "{} could not be looked through behind {}: {}",
        log().called(),
        position,
        failure.toString());
    // What is behind it is looked at as well, and this again in the next round.
    position += TileSource.WIDTH - position % TileSource.WIDTH;
  }

  /** Only what a checkpoint was made of: the tree has it. */
  private boolean look() throws InterruptedException {
    Kept published = checkpoints.published();
    long leaves = published == null ? 0 : published.checkpoint().size();
    if (position >= leaves) {
      return false;
    }
    // A tile is looked at whole: its last part again once there is more of it.
    long from = position - position % TileSource.WIDTH;
    RowCheck.Result result = check.tile(from, leaves);
    RowCheck.Bad found = result.bad();
    if (found != null) {
      bad = found;
      LOG.error("{} was changed: {} {}", log().called(), found.sequence(), found.why());
      checkpoints.betrayed(
          new LogBetrayed(
              log().called() + " was changed: " + found.sequence() + " " + found.why()));
      Thread.sleep(AFTER_TROUBLE);
      // What is behind it is looked at as well.
      position = Math.min(leaves, from + TileSource.WIDTH);
      return true;
    }
    position = result.upTo();
    return true;
  }

  /** So many times as long as the work took, within limits. */
  static Duration pace(long nanos, int times, Duration shortest, Duration longest) {
    Duration pause = Duration.ofNanos(nanos).multipliedBy(times);
    return pause.compareTo(shortest) < 0
        ? shortest
        : pause.compareTo(longest) > 0 ? longest : pause;
  }

  /** Ends it. */
  @Override
  public void close() {
    rounds.close();
  }
}
