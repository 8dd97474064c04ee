package org.journey.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.journey.log.LogReads;
import org.journey.proof.Frontier;
import org.journey.proof.Hash;
import org.journey.proof.TileSource;
import org.journey.proof.TreeHash;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rows of a log themselves: that none is missing, that each has the bytes its hash was
 * made of, that its columns say what its bytes say, and that the hashes are those the tree was made
 * of: on every level, for a root is made of the highest ones alone, which somebody may have left as
 * they were.
 */
final class RowCheck {

  /**
   * The first row that is not what it was.
   *
   * @param sequence its place
   * @param why in a few words
   */
  record Bad(long sequence, String why) {}

  /**
   * How far it got.
   *
   * @param upTo the last sequence that was looked at
   * @param bad what was found there; null if nothing
   */
  record Result(long upTo, @Nullable Bad bad) {}

  private record Line(long sequence, byte[] hash, byte[] bytes, @Nullable String index) {}

  /** Why a row is bad whose columns say another thing than its bytes. */
  static final String OTHERWISE = "is indexed as what it is not";

  private final DataSource source;
  private final TreeLog log;
  private final Index index;
  private final TreeHash hashing = new TreeHash();

  RowCheck(DataSource source, TreeLog log) {
    this.source = source;
    this.log = log;
    this.index =
        switch (log) {
          case INTERACTIONS -> new InteractionIndex();
          case ACCESS -> new AccessIndex();
        };
  }

  /**
   * Looks at one tile of rows: 256, or as many as there are. With the last row of a subtree the
   * hash over that is looked at, however high it is.
   *
   * @param after where a tile begins
   * @param leaves how many rows there must be
   */
  Result tile(long after, long leaves) {
    long upTo = Math.min(leaves, after + TileSource.WIDTH);
    return LogReads.with(source, connection -> tile(connection, after, upTo));
  }

  private Result tile(Connection connection, long after, long upTo) throws SQLException {
    Frontier subtree = new Frontier();
    long next = after + 1;
    for (Line line : read(connection, after, upTo)) {
      if (line.sequence() != next) {
        return bad(next, "is missing");
      }
      String why = reasonAgainst(line);
      if (why != null) {
        return bad(next, why);
      }
      subtree.append(Hash.of(line.hash()));
      next++;
    }
    if (next <= upTo) {
      return bad(next, "is missing");
    }
    return above(new TreeStore(connection, log), subtree.root(), upTo);
  }

  /**
   * Looks at the hashes of the subtrees that end with a row: the one over the tile, if it is whole;
   * if that is the last of 256, the one over these; and so on.
   *
   * @param rows the hash over the tile's rows
   */
  private Result above(TreeStore store, Hash rows, long upTo) throws SQLException {
    for (int level = 1; upTo % width(level) == 0; level++) {
      long place = upTo / width(level) - 1;
      long first = place * width(level) + 1;
      long behind = width(level) - 1;
      try {
        Optional<Hash> kept = store.node(level, place);
        if (kept.isEmpty()) {
          // Not yet, and so none above it.
          break;
        }
        if (!kept.get().equals(level == 1 ? rows : store.made(level, place))) {
          return bad(
              first, "or one of the " + behind + " behind it is not the one that is in the tree");
        }
      } catch (TileSource.MissingHash gap) {
        return bad(first, "and the " + behind + " behind it have no hash in the tree");
      }
    }
    return new Result(upTo, null);
  }

  /** How many leaves are under a hash of a level. */
  private static long width(int level) {
    return 1L << (level * TileSource.HEIGHT);
  }

  /**
   * Looks at all rows, up to the first that is bad.
   *
   * @param leaves how many rows there must be
   * @return null if none is
   */
  @Nullable Bad firstBad(long leaves) {
    long position = 0;
    while (position < leaves) {
      Result result = tile(position, leaves);
      if (result.bad() != null) {
        return result.bad();
      }
      position = result.upTo();
    }
    return null;
  }

  private static Result bad(long sequence, String why) {
    return new Result(sequence, new Bad(sequence, why));
  }

  private @Nullable String reasonAgainst(Line line) {
    return Arrays.equals(hashing.leaf(line.bytes()).bytes(), line.hash())
        ? line.index()
        : "has other bytes than those its hash was made of";
  }

  private List<Line> read(Connection connection, long after, long upTo) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select %1$s, leaf_hash, %3$s %4$s from %2$s where %1$s > ? and %1$s <= ? order by %1$s"
                .formatted(log.place(), log.table(), log.bytes(), index.columns()))) {
      query.setLong(1, after);
      query.setLong(2, upTo);
      try (ResultSet rows = query.executeQuery()) {
        List<Line> lines = new ArrayList<>();
        while (rows.next()) {
          lines.add(line(rows));
        }
        return lines;
      }
    }
  }

  private Line line(ResultSet rows) throws SQLException {
    long place = rows.getLong(1);
    byte[] hash = orNone(rows.getBytes(2));
    byte[] bytes = orNone(rows.getBytes(3));
    return new Line(place, hash, bytes, reasonAgainst(rows, place, bytes));
  }

  private @Nullable String reasonAgainst(ResultSet row, long place, byte[] bytes)
      throws SQLException {
    try {
      return index.reasonAgainst(row, place, bytes);
    } catch (RuntimeException e) {
      // Columns that no release could have written, once the table's own rules are taken away.
      return OTHERWISE;
    }
  }

  /** The table says that there is one; whoever changes rows may change the table first. */
  private static byte[] orNone(byte @Nullable [] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  /** What stands in a row beside its bytes, and must say the same. */
  interface Index {

    /** The columns, which follow place, hash and bytes: each after a comma. */
    String columns();

    /**
     * Why a row is indexed as what it is not.
     *
     * @param row at the columns, from the fourth on
     * @return null if it is not
     */
    @Nullable String reasonAgainst(ResultSet row, long place, byte[] bytes) throws SQLException;
  }
}
