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

  private record Line(long sequence, byte[] hash, Stored stored) {}

  private final DataSource source;
  private final TreeHash hashing = new TreeHash();

  RowCheck(DataSource source) {
    this.source = source;
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
    if (!Arrays.equals(hashing.leaf(line.stored().event()).bytes(), line.hash())) {
      return "has other bytes than those its hash was made of";
    }
    Recorded told;
    try {
      told = Recorded.parse(line.stored().event());
    } catch (IllegalArgumentException unreadable) {
      // Of a later release, perhaps: its bytes are what they were.
      return null;
    }
    return told.sequence() != line.sequence()
        ? "has the bytes of " + told.sequence()
        : reasonAgainstColumns(line.stored(), told);
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
                  "select sequence, organisation, subject, version, type, recorded, event,"
                      + " leaf_hash from interaction where sequence > ? and sequence <= ? order by"
                      + " sequence")) {
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
            byte[] kept =
                new TreeStore(connection, TreeLog.INTERACTIONS)
                    .read(1, after / TileSource.WIDTH, 1);
            return Optional.of(Hash.at(kept, 0));
          } catch (TileSource.MissingHash notYet) {
            return Optional.empty();
          }
        });
  }

  private static Line line(ResultSet rows) throws SQLException {
    Stored stored =
        new Stored(
            rows.getLong(1),
            rows.getString(2),
            rows.getString(3),
            rows.getInt(4),
            InteractionType.ofNumber(rows.getShort(5)),
            rows.getObject(6, OffsetDateTime.class).toInstant(),
            rows.getBytes(7));
    return new Line(stored.sequence(), rows.getBytes(8), stored);
  }
}
