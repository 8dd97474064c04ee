package org.journey.checkpoint;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.journey.log.LogReads;
import org.journey.log.LogUnavailable;
import org.journey.proof.Checkpoint;
import org.journey.proof.ConsistencyProof;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.journey.proof.MerkleTree;
import org.journey.proof.TileSource;

/** What is asked of the tree over one log, and how it grows. */
public final class Trees {

  /** Who lets a tree grow is through in less. */
  private static final String PATIENCE = "set local lock_timeout = '1500ms'";

  private final DataSource source;
  private final TreeLog log;

  /**
   * Over one log.
   *
   * @param source may read the log, and read and add to the tables of its tree
   */
  public Trees(DataSource source, TreeLog log) {
    this.source = source;
    this.log = log;
  }

  /** Of which log. */
  public TreeLog log() {
    return log;
  }

  /** How many leaves the log has. */
  public long leaves() {
    return LogReads.with(source, connection -> new TreeStore(connection, log).leaves());
  }

  /** Something that is asked of hashes. */
  private interface Question<T> {
    T of(TileSource tiles);
  }

  /** A hash that should be there and is not is told as trouble: the next checkpoint tells of it. */
  private <T> T ask(Question<T> question) {
    try {
      return LogReads.with(source, connection -> question.of(new TreeStore(connection, log)));
    } catch (TileSource.MissingHash gap) {
      throw new LogUnavailable("the tree over " + log.called() + " has a gap", gap);
    }
  }

  /**
   * The root over the first leaves.
   *
   * @return none if there are not so many, or the tree has not grown so far
   */
  public Optional<Hash> root(long size) {
    return LogReads.with(
        source,
        connection -> {
          try {
            return Optional.of(new MerkleTree(new TreeStore(connection, log), size).root());
          } catch (TileSource.MissingHash gap) {
            return Optional.empty();
          }
        });
  }

  /**
   * Proves that a leaf is in it.
   *
   * @throws LogUnavailable if there are not so many, or the tree has not grown so far
   */
  public InclusionProof inclusion(long index, long size) {
    return ask(tiles -> new MerkleTree(tiles, size).inclusion(index));
  }

  /**
   * Proves that one tree begins as another.
   *
   * @throws LogUnavailable if there are not so many, or the tree has not grown so far
   */
  public ConsistencyProof consistency(long from, long to) {
    return ask(tiles -> new MerkleTree(tiles, to).consistency(from));
  }

  /** The hash of a leaf, counted from 0. */
  public Hash leaf(long index) {
    return ask(tiles -> Hash.at(tiles.read(0, index, 1), 0));
  }

  /**
   * Reads hashes, many at a time.
   *
   * @see TileSource#read
   */
  public TileSource tiles() {
    return (level, from, count) -> ask(tiles -> tiles.read(level, from, count));
  }

  /**
   * Which log it is; settled now if nobody has asked before.
   *
   * @param name of the platform
   */
  public LogIdentity identity(String name) {
    return LogReads.with(source, connection -> new LogIdentities(connection, log).current(name));
  }

  /** All that it was, the first one first. */
  public List<LogIdentity> identities() {
    return LogReads.with(source, connection -> new LogIdentities(connection, log).all());
  }

  /**
   * The same, after it was seen that the keys signed each succession; those that are new sign it
   * too.
   *
   * @throws LogBetrayed if one is signed by none
   */
  List<LogIdentity> identities(SigningKeys keys) {
    return LogReads.with(
        source,
        connection -> {
          LogIdentities identities = new LogIdentities(connection, log);
          identities.signAgain(keys);
          return identities.all();
        });
  }

  /**
   * Goes on as another.
   *
   * @param leaves how many there were when they were looked at
   * @param lost what was published of the log as it was
   * @throws LogBetrayed if there are more or fewer by now
   */
  LogIdentity succeed(String name, long leaves, LogIdentity.Lost lost, SigningKeys keys) {
    return alone(
        connection -> {
          long now = new TreeStore(connection, log).leaves();
          if (now != leaves) {
            throw new LogBetrayed(
                log.called()
                    + " holds "
                    + now
                    + " by now and not "
                    + leaves
                    + ": another node is running, which must be stopped first");
          }
          return new LogIdentities(connection, log).succeed(name, leaves, lost, keys);
        });
  }

  /** The last checkpoint under an origin, if there is one yet. */
  public Optional<Kept> last(String origin) {
    return LogReads.with(source, connection -> new CheckpointRows(connection, log).last(origin));
  }

  /** Checkpoints below a size, of every origin, the largest first. */
  public List<Kept> below(long size, int limit) {
    return LogReads.with(
        source, connection -> new CheckpointRows(connection, log).below(size, limit));
  }

  /** Those behind one, of every origin, the largest first. */
  public List<Kept> behind(long size, Instant made, int limit) {
    return LogReads.with(
        source, connection -> new CheckpointRows(connection, log).behind(size, made, limit));
  }

  /** Something that is done in a transaction while nobody else lets the tree grow. */
  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private <T> T alone(Work<T> work) {
    return LogReads.with(
        source,
        connection -> {
          connection.setAutoCommit(false);
          boolean done = false;
          try {
            try (Statement lock = connection.createStatement()) {
              lock.execute(PATIENCE);
              lock.execute("select pg_advisory_xact_lock(" + log.lock() + ")");
            }
            T result = work.with(connection);
            connection.commit();
            done = true;
            return result;
          } finally {
            if (!done) {
              connection.rollback();
            }
            connection.setAutoCommit(true);
          }
        });
  }

  /** Lets the tree grow as far as the log goes. */
  public void grow() {
    while (alone(this::growSome)) {
      // Another piece, in a transaction of its own.
    }
  }

  private boolean growSome(Connection connection) throws SQLException {
    TreeStore store = new TreeStore(connection, log);
    return store.grow(store.leaves());
  }

  /**
   * Makes a checkpoint of all that there is, unless there is one that each of the keys signed. A
   * log signs nothing that does not begin with what was signed before: what the database has of
   * that, and what is known of it outside.
   *
   * @param identity of the log, as it was at the start
   * @param outside what was published
   * @return the last one, new or not
   * @throws LogBetrayed if the log is not what was signed, has gaps, or goes on as another: then
   *     nothing is signed
   */
  Kept make(LogIdentity identity, SigningKeys keys, List<Checkpoint> outside) {
    try {
      grow();
      return alone(connection -> make(connection, identity, keys, outside));
    } catch (TileSource.MissingHash gap) {
      throw new LogBetrayed(log.called() + " has a gap: " + gap.getMessage());
    }
  }

  private Kept make(
      Connection connection, LogIdentity identity, SigningKeys keys, List<Checkpoint> outside)
      throws SQLException {
    String origin = identity.origin();
    LogIdentity now = new LogIdentities(connection, log).all().getLast();
    if (!now.origin().equals(origin)) {
      throw new LogBetrayed(
          log.called() + " goes on as " + now.origin() + ": this node must be started anew");
    }
    TreeStore store = new TreeStore(connection, log);
    CheckpointRows rows = new CheckpointRows(connection, log);
    long leaves = store.leaves();
    Optional<Kept> last = rows.last(origin).map(kept -> kept.signedBy(keys));
    Set<Checkpoint> signed = new LinkedHashSet<>(outside);
    last.ifPresent(kept -> signed.add(kept.checkpoint()));
    for (Checkpoint before : signed) {
      if (before.origin().equals(origin)) {
        follows(store, before, leaves);
      }
    }
    if (last.isPresent() && last.get().checkpoint().size() == leaves) {
      return keys.haveAllSigned(last.get().note())
          ? last.get()
          : rows.add(last.get().checkpoint(), keys.sign(last.get().checkpoint().text()).toString());
    }
    while (store.grow(leaves)) {
      // What came meanwhile: little.
    }
    Checkpoint checkpoint = new Checkpoint(origin, leaves, new MerkleTree(store, leaves).root());
    return rows.add(checkpoint, keys.sign(checkpoint.text()).toString());
  }

  private void follows(TreeStore store, Checkpoint before, long leaves) {
    if (before.size() > leaves) {
      throw rolledBack(before.size(), leaves);
    }
    if (!new MerkleTree(store, before.size()).root().equals(before.root())) {
      throw new LogBetrayed(
          "the first " + before.size() + " of " + log.called() + " are not those that were signed");
    }
  }

  LogBetrayed rolledBack(long published, long leaves) {
    return new LogBetrayed(
        log.called()
            + " holds "
            + leaves
            + ", but a checkpoint of "
            + published
            + " was published: "
            + (leaves + 1)
            + " to "
            + published
            + " are missing");
  }
}
