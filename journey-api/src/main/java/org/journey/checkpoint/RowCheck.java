package org.journey.checkpoint;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.journey.interaction.InteractionType;
import org.journey.log.LogReads;
import org.journey.log.Stored;
import org.journey.proof.Frontier;
import org.journey.proof.Hash;
import org.journey.proof.TileSource;
import org.journey.proof.TreeHash;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rows of the log themselves: that none is missing, that each has the bytes its hash
 * was made of, that its columns say what its bytes say, and that the hashes are those the tree was
 * made of.
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

  private record Line(long sequence, byte[] hash, byte[] bytes, Optional<Stored> stored) {}

  private final DataSource source;
  private final TreeLog log;
  private final TreeHash hashing = new TreeHash();

  RowCheck(DataSource source, TreeLog log) {
    this.source = source;
    this.log = log;
  }

  /**
   * Looks at one tile of rows: 256, or as many as there are.
   *
   * @param after where a tile begins
   * @param leaves how many rows there must be
   */
  Result tile(long after, long leaves) {
    long upTo = Math.min(leaves, after + TileSource.WIDTH);
    List<Line> lines = new ArrayList<>();
    Optional<Hash> kept = read(after, upTo, lines);
    Frontier subtree = new Frontier();
    long next = after + 1;
    for (Line line : lines) {
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
    if (kept.isPresent() && !subtree.root().equals(kept.get())) {
      return bad(after + 1, "or one of the 255 behind it is not the one that is in the tree");
    }
    return new Result(upTo, null);
  }

  private static Result bad(long sequence, String why) {
    return new Result(sequence, new Bad(sequence, why));
  }

  private @Nullable String reasonAgainst(Line line) {
    if (!Arrays.equals(hashing.leaf(line.bytes()).bytes(), line.hash())) {
      return "has other bytes than those its hash was made of";
    }
    return line.stored()
        .flatMap(stored -> Optional.ofNullable(reasonAgainst(line.sequence(), stored)))
        .orElse(null);
  }

  private static @Nullable String reasonAgainst(long sequence, Stored stored) {
    Recorded told;
    try {
      told = Recorded.parse(stored.event());
    } catch (IllegalArgumentException unreadable) {
      // Of a later release, perhaps: its bytes are what they were.
      return null;
    }
    return told.sequence() != sequence
        ? "has the bytes of " + told.sequence()
        : reasonAgainstColumns(stored, told);
  }

  private static @Nullable String reasonAgainstColumns(Stored row, Recorded told) {
    boolean same =
        row.organisation().equals(told.organisation())
            && row.subject().equals(told.subject())
            && row.version() == told.version()
            && row.type() == told.type()
            && row.recordedTime().equals(told.recordedTime());
    return same ? null : "is indexed as what it is not";
  }

  /** The rows, and the root over them that the tree has: it has none for so few. */
  private Optional<Hash> read(long after, long upTo, List<Line> into) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select %1$s, leaf_hash, %3$s %4$s from %2$s where %1$s > ? and %1$s <= ? order by %1$s"
                      .formatted(log.place(), log.table(), log.bytes(), columns()))) {
            query.setLong(1, after);
            query.setLong(2, upTo);
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                into.add(line(rows));
              }
            }
          }
          if (upTo - after < TileSource.WIDTH) {
            return Optional.empty();
          }
          try {
            byte[] kept = new TreeStore(connection, log).read(1, after / TileSource.WIDTH, 1);
            return Optional.of(Hash.at(kept, 0));
          } catch (TileSource.MissingHash notYet) {
            return Optional.empty();
          }
        });
  }

  /** What of the log itself stands beside the bytes and must say the same. */
  private String columns() {
    return log == TreeLog.INTERACTIONS ? ", organisation, subject, version, type, recorded" : "";
  }

  private Line line(ResultSet rows) throws SQLException {
    long sequence = rows.getLong(1);
    byte[] bytes = rows.getBytes(3);
    Optional<Stored> stored =
        log == TreeLog.INTERACTIONS ? Optional.of(stored(rows, sequence, bytes)) : Optional.empty();
    return new Line(sequence, rows.getBytes(2), bytes, stored);
  }

  private static Stored stored(ResultSet rows, long sequence, byte[] bytes) throws SQLException {
    return new Stored(
        sequence,
        rows.getString(4),
        rows.getString(5),
        rows.getInt(6),
        InteractionType.ofNumber(rows.getShort(7)),
        rows.getObject(8, OffsetDateTime.class).toInstant(),
        bytes);
  }
}
