package org.journey.checkpoint;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.journey.log.LogReads;
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

  private <T> T ask(Question<T> question) {
    return LogReads.with(source, connection -> question.of(new TreeStore(connection, log)));
  }

  /**
   * The root over the first leaves.
   *
   * @throws TileSource.MissingHash if there are not so many, or the tree has not grown so far
   */
  public Hash root(long size) {
    return ask(tiles -> new MerkleTree(tiles, size).root());
  }

  /**
   * Proves that a leaf is in it.
   *
   * @throws TileSource.MissingHash as {@link #root}
   */
  public InclusionProof inclusion(long index, long size) {
    return ask(tiles -> new MerkleTree(tiles, size).inclusion(index));
  }

  /**
   * Proves that one tree begins as another.
   *
   * @throws TileSource.MissingHash as {@link #root}
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

  LogIdentity succeed(String name, LogIdentity.Lost lost) {
    return LogReads.with(
        source,
        connection ->
            new LogIdentities(connection, log)
                .succeed(name, new TreeStore(connection, log).leaves(), lost));
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
   * Makes a checkpoint of all that there is, unless there is one.
   *
   * @param origin of the log as it is now
   * @return the last one, new or not
   * @throws LogBetrayed if the log is not what the checkpoint before says, or has gaps: then
   *     nothing is signed
   */
  Kept make(String origin, SigningKeys keys) {
    grow();
    try {
      return alone(connection -> make(connection, origin, keys));
    } catch (TileSource.MissingHash gap) {
      throw new LogBetrayed(log.called() + " has a gap: " + gap.getMessage());
    }
  }

  private Kept make(Connection connection, String origin, SigningKeys keys) throws SQLException {
    TreeStore store = new TreeStore(connection, log);
    CheckpointRows rows = new CheckpointRows(connection, log);
    long leaves = store.leaves();
    Optional<Kept> last = rows.last(origin);
    if (last.isPresent()) {
      Checkpoint before = last.get().checkpoint();
      if (before.size() == leaves) {
        return last.get();
      }
      if (before.size() > leaves) {
        throw rolledBack(before.size(), leaves);
      }
      if (!new MerkleTree(store, before.size()).root().equals(before.root())) {
        throw new LogBetrayed(
            "the first "
                + before.size()
                + " of "
                + log.called()
                + " are not those that were signed");
      }
    }
    while (store.grow(leaves)) {
      // What came meanwhile: little.
    }
    Checkpoint checkpoint = new Checkpoint(origin, leaves, new MerkleTree(store, leaves).root());
    return rows.add(checkpoint, keys.sign(checkpoint.text()).toString());
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
