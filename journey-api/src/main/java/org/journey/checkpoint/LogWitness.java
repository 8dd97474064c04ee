package org.journey.checkpoint;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.journey.proof.Checkpoint;
import org.journey.proof.TileSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a log against what was published of it before anything is served: that it was not rolled
 * back, and that what was published is still its beginning. Then the rows themselves, as many as a
 * few seconds allow; the rest is looked at while the platform runs.
 */
public final class LogWitness {

  private static final Logger LOG = LoggerFactory.getLogger(LogWitness.class);

  /** Wherever the loss begins: where another log's was accepted, of which this one is told. */
  static final long ANY = 0;

  /** For the rows themselves, some hundred thousand. */
  private static final Duration FOR_ROWS = Duration.ofSeconds(3);

  private final Trees trees;
  private final DataSource source;
  private final SigningKeys keys;
  private final String name;

  /**
   * Over one log.
   *
   * @param source may read it, and read and add to the tables of its tree
   * @param keys one of which signed what was published
   * @param name of the platform
   */
  public LogWitness(DataSource source, TreeLog log, SigningKeys keys, String name) {
    this.trees = new Trees(source, log);
    this.source = source;
    this.keys = keys;
    this.name = name;
  }

  /**
   * What was found.
   *
   * @param identity which log it is
   * @param checkedUpTo up to where its rows were looked at
   */
  public record Seen(LogIdentity identity, long checkedUpTo) {

    /** Whether the log goes on from here for the loss was accepted, now or before. */
    boolean hasLost(long from) {
      return identity.lost() != null && identity.beganAt() + 1 == from;
    }
  }

  /** The tree over the log. */
  Trees trees() {
    return trees;
  }

  /** What signs its checkpoints. */
  SigningKeys keys() {
    return keys;
  }

  /** What was published, read. */
  private record Claim(String where, Checkpoint checkpoint) {
    long size() {
      return checkpoint.size();
    }
  }

  /**
   * Looks.
   *
   * @param published what was, wherever it was
   * @param acceptRollback the first place that is lost, if the loss is accepted; null if none is
   * @throws LogBetrayed if the log is not what was published
   */
  public Seen look(List<Published> published, @Nullable Long acceptRollback) {
    LogIdentity identity = trees.identity(name);
    grow();
    long leaves = trees.leaves();
    LogIdentity settled = identity;
    // The largest first: what is accepted to be lost of it is lost of the others.
    for (Claim claim :
        published.stream()
            .map(this::read)
            .sorted(Comparator.comparingLong(Claim::size).reversed())
            .toList()) {
      settled = settle(settled, claim, leaves, acceptRollback);
    }
    if (settled.number() != identity.number()) {
      grow();
    }
    trees
        .last(settled.origin())
        .ifPresent(last -> hold(last.checkpoint(), leaves, "that the database has of itself"));
    return new Seen(settled, rows(leaves));
  }

  /**
   * Holds the log as it is now against something that was published, and accepts no loss.
   *
   * @throws LogBetrayed if the log is not what was published
   */
  void hold(Published published) {
    settle(trees.identity(name), read(published), trees.leaves(), null);
  }

  private Claim read(Published published) {
    return new Claim(published.where(), published.checkpoint(keys));
  }

  private void grow() {
    try {
      trees.grow();
    } catch (TileSource.MissingHash gap) {
      throw changed("and has gaps", trees.leaves());
    }
  }

  private LogIdentity settle(
      LogIdentity identity, Claim claim, long leaves, @Nullable Long acceptRollback) {
    Checkpoint published = claim.checkpoint();
    String origin = published.origin();
    List<LogIdentity> all = trees.identities();
    for (LogIdentity one : all) {
      LogIdentity.Lost lost = one.lost();
      if (lost != null && origin.equals(lost.origin()) && published.size() <= lost.size()) {
        // Accepted before, here or at another node; it may have ended before it published anew.
        if (published.size() <= one.beganAt()) {
          hold(published, leaves, "published before the roll-back");
        }
        return identity;
      }
    }
    if (all.stream().noneMatch(one -> one.origin().equals(origin))) {
      throw new LogBetrayed(
          claim.where() + ": is of another log than the one in the database (" + origin + ")");
    }
    if (published.size() > leaves || !origin.equals(identity.origin())) {
      return accept(claim, leaves, acceptRollback);
    }
    hold(published, leaves, "that was published");
    return identity;
  }

  private LogIdentity accept(Claim claim, long leaves, @Nullable Long acceptRollback) {
    Checkpoint published = claim.checkpoint();
    if (acceptRollback == null || (acceptRollback != leaves + 1 && acceptRollback != ANY)) {
      throw new LogBetrayed(
          trees.rolledBack(published.size(), leaves).getMessage()
              + " ("
              + claim.where()
              + "). If they are lost for good, start once with --accept-rollback "
              + (leaves + 1));
    }
    for (Kept last : trees.below(leaves + 1, 1)) {
      hold(last.checkpoint(), leaves, "that the database has of itself");
    }
    // All of it: what is accepted is a loss, and nothing else.
    if (firstBad(leaves) instanceof RowCheck.Bad bad) {
      throw changed(bad);
    }
    LogIdentity next =
        trees.succeed(name, new LogIdentity.Lost(published.origin(), published.size()));
    LOG.warn(
        "A roll-back was accepted: {} goes on from {} as {}; {} to {} of {} are lost",
        trees.log().called(),
        leaves,
        next.origin(),
        leaves + 1,
        published.size(),
        published.origin());
    return next;
  }

  private void hold(Checkpoint checkpoint, long leaves, String which) {
    if (checkpoint.size() > leaves) {
      throw trees.rolledBack(checkpoint.size(), leaves);
    }
    boolean same;
    try {
      same = trees.root(checkpoint.size()).equals(checkpoint.root());
    } catch (TileSource.MissingHash gap) {
      same = false;
    }
    if (!same) {
      throw changed(
          "and its first " + checkpoint.size() + " are not those of the checkpoint " + which,
          checkpoint.size());
    }
  }

  private LogBetrayed changed(RowCheck.Bad bad) {
    return new LogBetrayed(
        trees.log().called() + " was changed: " + bad.sequence() + " " + bad.why());
  }

  private LogBetrayed changed(String how, long leaves) {
    RowCheck.Bad bad = firstBad(leaves);
    return new LogBetrayed(
        trees.log().called()
            + " was changed "
            + how
            + (bad == null
                ? "; each row is whole by itself, so rows were exchanged by whoever could make"
                    + " their hashes anew"
                : ": " + bad.sequence() + " " + bad.why()));
  }

  private RowCheck.@Nullable Bad firstBad(long leaves) {
    RowCheck check = new RowCheck(source, trees.log());
    long position = 0;
    while (position < leaves) {
      RowCheck.Result result = check.tile(position, leaves);
      if (result.bad() != null) {
        return result.bad();
      }
      position = result.upTo();
    }
    return null;
  }

  /** As far as time allows. */
  private long rows(long leaves) {
    RowCheck check = new RowCheck(source, trees.log());
    long end = System.nanoTime() + FOR_ROWS.toNanos();
    long position = 0;
    while (position < leaves && System.nanoTime() < end) {
      RowCheck.Result result = check.tile(position, leaves);
      RowCheck.Bad bad = result.bad();
      if (bad != null) {
        throw changed(bad);
      }
      position = result.upTo();
    }
    return position;
  }
}
