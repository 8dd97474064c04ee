package org.journey.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.journey.proof.Checkpoint;

/** The checkpoints of one log in the database. */
final class CheckpointRows {

  private static final String COLUMNS = "select note, made from log_checkpoint";

  private final Connection connection;
  private final TreeLog log;

  CheckpointRows(Connection connection, TreeLog log) {
    this.connection = connection;
    this.log = log;
  }

  /** The last of an origin, if there is one yet. */
  Optional<Kept> last(String origin) throws SQLException {
    return list(
            COLUMNS + " where log = ? and origin = ? order by size desc, made desc limit 1",
            query -> query.setString(2, origin))
        .stream()
        .findFirst();
  }

  /** Those below a size, of all origins, the largest first. */
  List<Kept> below(long size, int limit) throws SQLException {
    return list(
        COLUMNS + " where log = ? and size < ? order by size desc, made desc limit ?",
        query -> {
          query.setLong(2, size);
          query.setInt(3, limit);
        });
  }

  /** Those behind one in the order of {@link #below}, of all origins. */
  List<Kept> behind(long size, Instant made, int limit) throws SQLException {
    return list(
        COLUMNS + " where log = ? and (size, made) < (?, ?) order by size desc, made desc limit ?",
        query -> {
          query.setLong(2, size);
          query.setObject(3, made.atOffset(ZoneOffset.UTC));
          query.setInt(4, limit);
        });
  }

  /**
   * Adds one.
   *
   * @return as it is kept
   */
  Kept add(Checkpoint checkpoint, String note) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into log_checkpoint (log, origin, size, root, note) values (?, ?, ?, ?, ?)"
                + " returning made")) {
      insert.setString(1, log.label());
      insert.setString(2, checkpoint.origin());
      insert.setLong(3, checkpoint.size());
      insert.setBytes(4, checkpoint.root().bytes());
      insert.setString(5, note);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return new Kept(checkpoint, note, row.getObject(1, OffsetDateTime.class).toInstant());
      }
    }
  }

  private interface Binder {
    void bind(PreparedStatement query) throws SQLException;
  }

  private List<Kept> list(String sql, Binder binder) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, log.label());
      binder.bind(query);
      List<Kept> list = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          list.add(Kept.of(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant()));
        }
      }
      return list;
    }
  }
}
