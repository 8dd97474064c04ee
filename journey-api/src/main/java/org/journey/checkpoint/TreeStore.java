package org.journey.checkpoint;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.journey.log.LogReads;
import org.journey.proof.Frontier;
import org.journey.proof.Hash;
import org.journey.proof.TileSource;

/**
 * A tree as it is kept: the hashes of leaves lie beside the leaves, those of complete subtrees in
 * {@code log_node}. Over one connection, and so by one thread at a time.
 */
final class TreeStore implements TileSource {

  /** Tiles that are read and written at a time. */
  private static final int AT_A_TIME = 64;

  /** Above it there is nothing: a node there would be of more leaves than anybody has. */
  private static final int HIGHEST = 6;

  private final Connection connection;
  private final TreeLog log;
  private int number = -1;

  TreeStore(Connection connection, TreeLog log) {
    this.connection = connection;
    this.log = log;
  }

  /** How many leaves the log has. */
  long leaves() throws SQLException {
    return ask("select coalesce(max(" + log.place() + "), 0) from " + log.table());
  }

  @Override
  public byte[] read(int level, long from, int count) {
    byte[] hashes = LogReads.told(() -> hashes(level, from, count));
    int there = hashes.length / Hash.BYTES;
    if (there < count) {
      throw new MissingHash(level, from + there);
    }
    return hashes;
  }

  /**
   * Keeps the roots of subtrees that are complete by now.
   *
   * @param leaves how many leaves to take into account
   * @return whether there are more to be kept: in another transaction, so that none takes long
   */
  boolean grow(long leaves) throws SQLException {
    long below = leaves;
    for (int level = 1; below >= WIDTH; level++) {
      long kept = kept(level);
      long complete = below / WIDTH;
      if (kept < complete) {
        int some = (int) Math.min(AT_A_TIME, complete - kept);
        keep(level, kept, some);
        if (kept + some < complete) {
          return true;
        }
      }
      below = complete;
    }
    return false;
  }

  /**
   * The root of a complete subtree, as it is kept.
   *
   * @param level from 1
   * @return none if the tree has not grown so far
   * @throws MissingHash if it has, and the root is not there
   */
  Optional<Hash> node(int level, long place) throws SQLException {
    byte[] there = nodes(level, place, 1);
    if (there.length == 0 && place < due(level)) {
      // Once more: it may have been put there since it was looked for.
      there = nodes(level, place, 1);
      if (there.length == 0) {
        throw new MissingHash(level, place);
      }
    }
    return there.length == 0 ? Optional.empty() : Optional.of(Hash.at(there, 0));
  }

  /**
   * The same root, made of the 256 hashes below it.
   *
   * @throws MissingHash if one of them is not there
   */
  Hash made(int level, long place) {
    return root(read(level - 1, place * WIDTH, WIDTH), 0);
  }

  /**
   * How many of a level must be there, by those that are there or above: it is filled from the
   * left, and nothing is put above what is not there.
   */
  private long due(int level) throws SQLException {
    long due = 0;
    for (int from = level; from <= HIGHEST; from++) {
      due = Math.max(due, kept(from) << ((from - level) * HEIGHT));
    }
    return due;
  }

  private long kept(int level) throws SQLException {
    return ask(
        "select coalesce(max(place) + 1, 0) from log_node where log = '%s' and number = %d and level = %d"
            .formatted(log.label(), number(), level));
  }

  /** Which tree of the log: of what it is now. */
  private int number() throws SQLException {
    if (number < 0) {
      number =
          (int)
              ask(
                  "select coalesce(max(number), 0) from log_identity where log = '"
                      + log.label()
                      + "'");
    }
    return number;
  }

  private void keep(int level, long first, int count) throws SQLException {
    byte[] below = hashes(level - 1, first * WIDTH, count * WIDTH);
    if (below.length < count * WIDTH * Hash.BYTES) {
      throw new MissingHash(level - 1, first * WIDTH + below.length / Hash.BYTES);
    }
    List<Long> places = new ArrayList<>(count);
    byte[][] roots = new byte[count][];
    for (int i = 0; i < count; i++) {
      places.add(first + i);
      roots[i] = root(below, i * WIDTH).bytes();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into log_node (log, number, level, place, hash) select ?, ?, ?, n.place, n.hash"
                + " from unnest(?::bigint[], ?::bytea[]) as n (place, hash)")) {
      insert.setString(1, log.label());
      insert.setInt(2, number());
      insert.setInt(3, level);
      insert.setArray(4, connection.createArrayOf("bigint", places.toArray()));
      insert.setArray(5, connection.createArrayOf("bytea", roots));
      insert.executeUpdate();
    }
  }

  /** Over 256 of those that lie side by side. */
  private static Hash root(byte[] hashes, int first) {
    Frontier subtree = new Frontier();
    for (int i = first; i < first + WIDTH; i++) {
      subtree.append(Hash.at(hashes, i));
    }
    return subtree.root();
  }

  /**
   * Hashes side by side, from a place on and without a gap: fewer if the next one is not there.
   *
   * @param from counted from 0
   */
  private byte[] hashes(int level, long from, int count) throws SQLException {
    return level == 0 ? leaves(from, count) : nodes(level, from, count);
  }

  /** All at once, unless one is missing or of another length: then up to there. */
  private byte[] leaves(long from, int count) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            ("select string_agg(l.leaf_hash, ''::bytea), count(*) from (select leaf_hash from %2$s"
                    + " where %1$s > ? and %1$s <= ? order by %1$s) l")
                .formatted(log.place(), log.table()))) {
      query.setLong(1, from);
      query.setLong(2, from + count);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        byte[] hashes = row.getBytes(1);
        if (hashes != null && row.getLong(2) == count && hashes.length == count * Hash.BYTES) {
          return hashes;
        }
      }
    }
    return oneByOne(from, count);
  }

  private byte[] oneByOne(long from, int count) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select %1$s - 1, leaf_hash from %2$s where %1$s > ? and %1$s <= ? order by %1$s"
                .formatted(log.place(), log.table()))) {
      query.setLong(1, from);
      query.setLong(2, from + count);
      return sideBySide(query, from);
    }
  }

  private byte[] nodes(int level, long from, int count) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select place, hash from log_node where log = ? and number = ? and level = ? and"
                + " place >= ? and place < ? order by place")) {
      query.setString(1, log.label());
      query.setInt(2, number());
      query.setInt(3, level);
      query.setLong(4, from);
      query.setLong(5, from + count);
      return sideBySide(query, from);
    }
  }

  private static byte[] sideBySide(PreparedStatement query, long from) throws SQLException {
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    try (ResultSet rows = query.executeQuery()) {
      for (long next = from; rows.next() && rows.getLong(1) == next; next++) {
        byte[] hash = rows.getBytes(2);
        if (hash.length != Hash.BYTES) {
          break;
        }
        hashes.write(hash, 0, Hash.BYTES);
      }
    }
    return hashes.toByteArray();
  }

  private long ask(String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
