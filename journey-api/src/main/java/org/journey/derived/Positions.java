package org.journey.derived;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.web.Refusal;

/** How far projections are, and waiting until they are far enough. */
public final class Positions {

  /** The query parameter that names a position to wait for. */
  public static final String MIN_SEQUENCE = "minSequence";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long LOOK_MILLIS = 10;

  private final ReadModels models;

  /** What was seen last, by projection: those who wait look together, not each for itself. */
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  private final Map<String, ReentrantLock> looks = new ConcurrentHashMap<>();

  private record Seen(long position, long nanos) {

    /** Whether it was looked for when the waiting began, or later, or so shortly before. */
    boolean isOf(long since) {
      return nanos - since > -TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
    }

    /** Whether there is no need to look again yet. */
    boolean answers(long sequence, long since) {
      return isOf(position >= sequence ? since : System.nanoTime());
    }
  }

  /** Of some read models. */
  public Positions(ReadModels models) {
    this.models = models;
  }

  /** The position that the serving table of a projection includes. */
  public long of(Projection projection) {
    return models.askBriefly(connection -> ProjectionStatus.position(connection, projection));
  }

  /**
   * Waits until a projection includes a position, 2 s at most.
   *
   * @throws Refusal {@code unavailable}, to be asked again, if it does not by then
   */
  public void await(Projection projection, long sequence) {
    if (sequence > 0) {
      long since = System.nanoTime();
      await(() -> lately(projection, sequence, since));
    }
  }

  /**
   * The position, if it is far enough by a look of now: a crash of the database can set it back,
   * for commits of read models do not wait for the disk. One of those who wait looks, and the
   * others do not queue behind a look that takes long.
   *
   * @param since when the waiting began
   */
  private Optional<Long> lately(Projection projection, long sequence, long since) {
    ReentrantLock look = looks.computeIfAbsent(projection.name(), any -> new ReentrantLock());
    Seen last = seen.get(projection.name());
    if ((last == null || !last.answers(sequence, since)) && look.tryLock()) {
      try {
        long now = System.nanoTime();
        last = new Seen(of(projection), now);
        seen.put(projection.name(), last);
      } finally {
        look.unlock();
      }
    }
    return Optional.ofNullable(last)
        .filter(it -> it.position() >= sequence && it.isOf(since))
        .map(Seen::position);
  }

  /**
   * Waits until there is something, 2 s at most.
   *
   * @return what there is
   * @throws Refusal {@code unavailable}, to be asked again, if it does not by then
   */
  public <T> T await(Supplier<Optional<T>> something) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<T> found = something.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() - until >= 0) {
        throw new Refusal(
            Problem.of(
                ProblemType.UNAVAILABLE,
                MIN_SEQUENCE + ": the answer does not include that position yet"));
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refusal(Problem.of(ProblemType.UNAVAILABLE, "interrupted"));
      }
    }
  }
}
