package org.journey.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far the log is in the rows of a slot, segment by segment, and who works on which. All is
 * asked in the caller's transaction and by the database's clock: a node whose own is wrong, or that
 * was paused, can claim nothing that another holds and store nothing that it lost.
 *
 * @param projection its name
 * @param slot 0 or 1
 */
public record Checkpoints(String projection, int slot) {

  /**
   * How long a segment is held without a sign of life, of which there is one every 2 s: short
   * enough for another to have taken it over, and caught up, within 10 s.
   */
  static final String HELD = "interval '8 seconds'";

  private static final String SEGMENT = " where projection = ? and slot = ? and segment = ?";

  /** Of a slot. */
  public static Checkpoints of(Slot slot) {
    return new Checkpoints(slot.projection().name(), slot.number());
  }

  /** The segments there are, in order. */
  public List<Integer> segments(Connection connection) throws SQLException {
    return segments(connection, null);
  }

  /** The segments that nobody else holds, in order. */
  public List<Integer> available(Connection connection, String owner) throws SQLException {
    return segments(connection, owner);
  }

  private List<Integer> segments(Connection connection, @Nullable String owner)
      throws SQLException {
    String free =
        owner == null
            ? ""
            : " and (owner is null or owner = ? or claimed < clock_timestamp() - " + HELD + ")";
    try (PreparedStatement query =
        connection.prepareStatement(
            "select segment from projection_checkpoint where projection = ? and slot = ?"
                + free
                + " order by segment")) {
      query.setString(1, projection);
      query.setInt(2, slot);
      if (owner != null) {
        query.setString(3, owner);
      }
      try (ResultSet rows = query.executeQuery()) {
        List<Integer> segments = new ArrayList<>();
        while (rows.next()) {
          segments.add(rows.getInt(1));
        }
        return segments;
      }
    }
  }

  /**
   * Claims a segment.
   *
   * @return its position; empty if somebody else holds it, or the slot is not to be followed
   */
  public OptionalLong claim(Connection connection, int segment, String owner) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_checkpoint set owner = ?, claimed = clock_timestamp()"
                + SEGMENT
                + " and (owner is null or owner = ? or claimed < clock_timestamp() - "
                + HELD
                + ") and exists (select 1 from projection_slot s where s.projection ="
                + " projection_checkpoint.projection and s.slot = projection_checkpoint.slot and"
                + " s.followed) returning position")) {
      update.setString(1, owner);
      update.setString(2, projection);
      update.setInt(3, slot);
      update.setInt(4, segment);
      update.setString(5, owner);
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /**
   * Stores a position, if the segment is still held and nothing is missing before what was done:
   * the fence. Commits do not wait for the disk, so that a position can be further back than who
   * stored it remembers. Whoever finds the fence closed must roll back what it wrote, and begin
   * again from what is stored.
   *
   * @param after what was done begins behind it
   * @param upTo and ends there
   * @return whether it was stored; a position never goes back
   */
  public boolean store(Connection connection, int segment, String owner, long after, long upTo)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_checkpoint set position = greatest(position, ?), claimed ="
                + " clock_timestamp()"
                + SEGMENT
                + " and owner = ? and position >= ?")) {
      update.setLong(1, upTo);
      int i = bind(update, 2, segment, owner);
      update.setLong(i, after);
      return update.executeUpdate() == 1;
    }
  }

  /**
   * Shows a sign of life.
   *
   * @param position stored before
   * @return whether the segment is still held, and that far at least
   */
  public boolean extend(Connection connection, int segment, String owner, long position)
      throws SQLException {
    return store(connection, segment, owner, position, 0);
  }

  /** Lets a segment go, if it is held. */
  public void release(Connection connection, int segment, String owner) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_checkpoint set owner = null, claimed = null"
                + SEGMENT
                + " and owner = ?")) {
      bind(update, 1, segment, owner);
      update.executeUpdate();
    }
  }

  private int bind(PreparedStatement update, int from, int segment, String owner)
      throws SQLException {
    int i = from;
    update.setString(i++, projection);
    update.setInt(i++, slot);
    update.setInt(i++, segment);
    update.setString(i++, owner);
    return i;
  }

  /** Sets all segments to a position, held by nobody: the slot was emptied, or filled up to it. */
  public void reset(Connection connection, int segments, long position) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from projection_checkpoint where projection = ? and slot = ?")) {
      delete.setString(1, projection);
      delete.setInt(2, slot);
      delete.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into projection_checkpoint (projection, slot, segment, position) select ?, ?,"
                + " s, ? from generate_series(0, ? - 1) as s")) {
      insert.setString(1, projection);
      insert.setInt(2, slot);
      insert.setLong(3, position);
      insert.setInt(4, segments);
      insert.executeUpdate();
    }
  }

  /** Up to which position all interactions are in the rows; empty without segments. */
  public OptionalLong position(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select min(position), count(*) from projection_checkpoint where projection = ? and"
                + " slot = ?")) {
      return one(query);
    }
  }

  /** The furthest position of any segment, with all segments locked until the transaction ends. */
  public OptionalLong lockAtFurthest(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select max(position), count(*) from (select position from projection_checkpoint where"
                + " projection = ? and slot = ? order by segment for update) as locked")) {
      return one(query);
    }
  }

  private OptionalLong one(PreparedStatement query) throws SQLException {
    query.setString(1, projection);
    query.setInt(2, slot);
    try (ResultSet row = query.executeQuery()) {
      row.next();
      long position = row.getLong(1);
      return row.getInt(2) == 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }
  }
}
