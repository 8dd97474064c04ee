package org.journey.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.journey.log.LogUnavailable;
import org.journey.log.Rounds;
import org.journey.proof.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of one log: made every few seconds while it grows, and when somebody asks for one
 * that includes a leaf; by whichever node is first. Every node publishes all it hears of in a file
 * of its own, once it has seen that it follows from the one there.
 */
public final class Checkpoints implements AutoCloseable {

  /** Which are those of the access log; those of the log itself are the first that come to mind. */
  public static final String OF_ACCESS = "accessCheckpoints";

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** Half of what is promised: at least every 10 s while the log grows. */
  private static final long PERIOD_MILLIS = 5_000;

  /** However many ask, no more than one in this time is made for them. */
  private static final long AT_LEAST_APART_NANOS = 1_000_000_000;

  /** Whoever asks waits for whoever is making one, but not for long. */
  private static final long PATIENCE_MILLIS = 2_500;

  private static final long TOLD_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LogWitness witness;
  private final Trees trees;
  private final LogIdentity identity;
  private final CheckpointFile file;
  private final long periodMillis;
  private final ReentrantLock making = new ReentrantLock();
  private final Rounds rounds;
  private long madeNanos = System.nanoTime() - AT_LEAST_APART_NANOS;
  private long toldNanos = System.nanoTime() - TOLD_AGAIN_NANOS;
  private volatile @Nullable Kept published;
  private volatile @Nullable String betrayal;
  private volatile long coveredNanos = System.nanoTime();

  /**
   * Starts. The log was held against the file before ({@link LogWitness#look}).
   *
   * @param witness of the log
   * @param identity which log it is
   */
  public Checkpoints(LogWitness witness, LogIdentity identity, CheckpointFile file) {
    this(witness, identity, file, PERIOD_MILLIS);
  }

  Checkpoints(LogWitness witness, LogIdentity identity, CheckpointFile file, long periodMillis) {
    this.periodMillis = periodMillis;
    this.witness = witness;
    this.trees = witness.trees();
    this.identity = identity;
    this.file = file;
    this.rounds =
        Rounds.start(
            "journey-checkpoints-" + trees.log().label(),
            this::round,
            Duration.ofMillis(periodMillis),
            this::failed);
  }

  /** Which log it is. */
  public LogIdentity identity() {
    return identity;
  }

  /** The tree over it. */
  public Trees trees() {
    return trees;
  }

  /** What verifies its checkpoints. */
  public SigningKeys keys() {
    return witness.keys();
  }

  /** What this node has published last; null before the first. */
  public @Nullable Kept published() {
    return published;
  }

  /** Why nothing is signed or published any more; null if all is well. */
  public @Nullable String betrayal() {
    return betrayal;
  }

  /** Seconds since all that was recorded was in a checkpoint that this node had published. */
  public double age() {
    return (System.nanoTime() - coveredNanos) / 1e9;
  }

  /**
   * The last checkpoint, made now if the log has grown since the one before.
   *
   * @throws LogUnavailable if the database is away, or the log is not what was signed before
   */
  public Kept latest() {
    return covering(trees.leaves());
  }

  /**
   * A checkpoint that includes a leaf, made now if need be.
   *
   * @param leaves how many it must have at least, no more than there are
   * @throws LogUnavailable if the database is away, or the log is not what was signed before
   */
  public Kept covering(long leaves) {
    try {
      Optional<Kept> last = lastCovering(leaves);
      if (last.isPresent()) {
        return last.get();
      }
      if (!making.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new LogUnavailable("another checkpoint takes long", null);
      }
      try {
        last = lastCovering(leaves);
        if (last.isPresent()) {
          return last.get();
        }
        TimeUnit.NANOSECONDS.sleep(madeNanos + AT_LEAST_APART_NANOS - System.nanoTime());
        return make();
      } finally {
        making.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted", e);
    } catch (LogBetrayed betrayed) {
      betrayed(betrayed);
      throw new LogUnavailable("no checkpoint can be signed", betrayed);
    } catch (UncheckedIOException e) {
      throw new LogUnavailable("what was published cannot be read", e);
    }
  }

  /** The last one in the database, if it has so many. */
  private Optional<Kept> lastCovering(long leaves) {
    fail();
    return trees
        .last(identity.origin())
        .map(kept -> kept.signedBy(witness.keys()))
        .filter(kept -> kept.checkpoint().size() >= leaves);
  }

  /** What was found once stays found. */
  private void fail() {
    String known = betrayal;
    if (known != null) {
      throw new LogBetrayed(known);
    }
  }

  private Kept make() {
    fail();
    try {
      List<Checkpoint> outside = new ArrayList<>();
      for (Published there : file.published()) {
        outside.add(there.checkpoint(witness.keys()));
      }
      return trees.make(identity, witness.keys(), outside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      madeNanos = System.nanoTime();
    }
  }

  private void round() throws InterruptedException {
    try {
      turn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.sleep(periodMillis);
  }

  private void failed(Throwable failure) {
    switch (failure) {
      case LogUnavailable _ -> {
        // Told by the log and its health check.
      }
      case LogBetrayed betrayed -> betrayed(betrayed);
      default -> tell("No checkpoint of " + trees.log().called() + " could be published", failure);
    }
  }

  private void turn() throws IOException {
    long began = System.nanoTime();
    making.lock();
    Kept last;
    try {
      last = make();
    } finally {
      making.unlock();
    }
    publish(last);
    coveredNanos = began;
  }

  private void publish(Kept last) throws IOException {
    Kept before = published;
    if (before != null && before.checkpoint().equals(last.checkpoint())) {
      return;
    }
    file.write(last);
    published = last;
  }

  /**
   * Holds the log against what was published elsewhere, before the next is published there. If it
   * is another, that is told as if it were found here.
   *
   * @return whether it is what was published
   * @throws LogUnavailable if the database is away
   */
  public boolean follows(Published there) {
    try {
      witness.hold(there);
      return true;
    } catch (LogBetrayed betrayed) {
      betrayed(betrayed);
      return false;
    }
  }

  /** It is not what was published, or its rows are not what was signed: so it stays told. */
  public void betrayed(LogBetrayed betrayed) {
    betrayal = betrayed.getMessage();
    tell("Nothing of " + trees.log().called() + " is published any more", betrayed);
  }

  /** Once a minute, for it is tried again and again. */
  private synchronized void tell(String what, Throwable why) {
    if (System.nanoTime() - toldNanos >= TOLD_AGAIN_NANOS) {
      toldNanos = System.nanoTime();
      LOG.error("{}: {}", what, why.toString());
    }
  }

  /** Stops. What has been recorded since the last one gets its checkpoint after the next start. */
  @Override
  public void close() {
    rounds.close();
  }
}
