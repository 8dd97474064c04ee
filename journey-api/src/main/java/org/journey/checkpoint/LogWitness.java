package org.journey.checkpoint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

  private static final String OWN = "that the database has of itself";

  /** The last that our keys signed is among so many, unless somebody put others there. */
  private static final int OWN_LOOKED_AT = 100;

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
   * @param accepted whether that it goes on as another was accepted now
   * @param checkedUpTo up to where its rows were looked at
   */
  public record Seen(LogIdentity identity, boolean accepted, long checkedUpTo) {

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

    LogIdentity.Lost asLost() {
      return new LogIdentity.Lost(checkpoint.origin(), size());
    }
  }

  /**
   * What was published and is not accounted for by what there is.
   *
   * @param claim what was published
   * @param foreign whether it is of a log that the database knows nothing of: it is another's, or a
   *     copy of before it went on as that log; else it is of more than there is
   */
  private record Beyond(Claim claim, boolean foreign) {

    /**
     * The one to go by. A log that is lost is told apart by its origin from then on: one that the
     * database knows by what is left of it, one that it does not know only if it is named.
     */
    static Beyond worse(Beyond one, @Nullable Beyond other) {
      return other == null
              || (one.foreign && !other.foreign)
              || (one.foreign == other.foreign && one.claim.size() > other.claim.size())
          ? one
          : other;
    }
  }

  /**
   * Looks.
   *
   * @param published what was last, wherever it was
   * @param earlier some of what was before: it binds what is left where the last one is of more
   *     than there is. What none of the keys signed is passed over, for a key may have had its time
   * @param acceptRollback the first place that is lost, if the loss is accepted; null if none is
   * @throws LogBetrayed if the log is not what was published
   */
  public Seen look(
      List<Published> published, List<Published> earlier, @Nullable Long acceptRollback) {
    trees.identity(name);
    List<LogIdentity> identities = trees.identities(keys);
    grow();
    long leaves = trees.leaves();
    Beyond beyond = held(claims(published), identities, leaves);
    LogIdentity identity = identities.getLast();
    if (beyond != null) {
      long bound = holdEarlier(earlier, identities, leaves);
      identity = accept(beyond, leaves, bound, acceptRollback);
      grow();
    }
    trees
        .last(identity.origin())
        .ifPresent(last -> hold(last.signedBy(keys).checkpoint(), leaves, OWN));
    return new Seen(identity, beyond != null, rows(leaves));
  }

  /**
   * Holds the log against what binds it.
   *
   * @return the worst that is not accounted for by what there is; null if all are
   */
  private @Nullable Beyond held(List<Claim> claims, List<LogIdentity> identities, long leaves) {
    Beyond beyond = null;
    for (Claim claim : claims) {
      switch (Standing.of(claim.checkpoint(), identities, leaves)) {
        case BINDING -> hold(claim.checkpoint(), leaves, "that was published");
        case LOST_BEFORE ->
            LOG.info(
                "{}: is of what was accepted to be lost: {} of {}",
                claim.where(),
                claim.size(),
                claim.checkpoint().origin());
        case ROLLED_BACK -> beyond = Beyond.worse(new Beyond(claim, false), beyond);
        case FOREIGN -> beyond = Beyond.worse(new Beyond(claim, true), beyond);
      }
    }
    return beyond;
  }

  private List<Claim> claims(List<Published> published) {
    return published.stream().map(one -> new Claim(one.where(), one.checkpoint(keys))).toList();
  }

  /** Up to where what was published before binds what is left. */
  private long holdEarlier(List<Published> earlier, List<LogIdentity> identities, long leaves) {
    long bound = 0;
    for (Claim claim : claims(earlier.stream().filter(one -> one.isSigned(keys)).toList())) {
      if (Standing.of(claim.checkpoint(), identities, leaves) == Standing.BINDING) {
        hold(claim.checkpoint(), leaves, "that was published before");
        bound = Math.max(bound, claim.size());
      }
    }
    for (Kept own : trees.below(leaves + 1, OWN_LOOKED_AT)) {
      if (keys.haveSigned(own.note())
          && Standing.of(own.checkpoint(), identities, leaves) == Standing.BINDING) {
        hold(own.checkpoint(), leaves, OWN);
        return Math.max(bound, own.checkpoint().size());
      }
    }
    return bound;
  }

  /**
   * Holds the log as it is now against something that was published, and accepts no loss.
   *
   * @throws LogBetrayed if the log is not what was published
   */
  void hold(Published published) {
    long leaves = trees.leaves();
    Beyond beyond = held(claims(List.of(published)), trees.identities(keys), leaves);
    if (beyond != null) {
      throw new LogBetrayed(told(beyond, leaves));
    }
  }

  private String told(Beyond beyond, long leaves) {
    Claim claim = beyond.claim();
    return beyond.foreign()
        ? claim.where()
            + ": is of another log than the one in the database ("
            + claim.checkpoint().origin()
            + ")"
        : trees.rolledBack(claim.size(), leaves).getMessage() + " (" + claim.where() + ")";
  }

  private void grow() {
    try {
      trees.grow();
    } catch (TileSource.MissingHash gap) {
      throw changed("and has gaps", trees.leaves());
    }
  }

  private LogIdentity accept(
      Beyond beyond, long leaves, long bound, @Nullable Long acceptRollback) {
    if (acceptRollback == null || (acceptRollback != leaves + 1 && acceptRollback != ANY)) {
      throw new LogBetrayed(
          told(beyond, leaves)
              + (beyond.foreign()
                  ? ". If it is the right database, of before it went on as that log, and the rest"
                      + " is lost for good, start once with --accept-rollback "
                  : ". If they are lost for good, start once with --accept-rollback ")
              + (leaves + 1)
              + (bound == leaves
                  ? ""
                  : ". No checkpoint is left that says what was between "
                      + bound
                      + " and "
                      + leaves
                      + ": look at these before you do"));
    }
    // All of it: what is accepted is a loss, and nothing else.
    if (firstBad(leaves) instanceof RowCheck.Bad bad) {
      throw changed(bad);
    }
    LogIdentity.Lost lost = beyond.claim().asLost();
    LogIdentity next = trees.succeed(name, leaves, lost, keys);
    LOG.warn(
        "A roll-back was accepted: {} goes on from {} as {}; {} to {} of {} are lost; up to {} it"
            + " is what a checkpoint says",
        trees.log().called(),
        leaves,
        next.origin(),
        leaves + 1,
        lost.size(),
        lost.origin(),
        bound);
    return next;
  }

  private void hold(Checkpoint checkpoint, long leaves, String which) {
    if (checkpoint.size() > leaves) {
      throw trees.rolledBack(checkpoint.size(), leaves);
    }
    if (!trees.root(checkpoint.size()).equals(Optional.of(checkpoint.root()))) {
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
    return new RowCheck(source, trees.log()).firstBad(leaves);
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
