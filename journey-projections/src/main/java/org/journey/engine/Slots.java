package org.journey.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which table of a projection serves, and which are followed. In the caller's transaction. */
public final class Slots {

  private Slots() {}

  /**
   * What is known of a slot.
   *
   * @param number 0 or 1
   * @param version of the fold that its rows are of; 0: never filled
   * @param followed whether the log is followed for it
   * @param live whether it answers
   */
  public record Known(int number, int version, boolean followed, boolean live) {}

  /**
   * Makes the rows of a projection that is new here. On an empty log there is nothing to build: the
   * first slot serves at once.
   *
   * @param segments among which journeys are shared
   */
  public static void register(Connection connection, Projection projection, int segments, long head)
      throws SQLException {
    int added =
        update(
            connection,
            "insert into projection (name) values (?) on conflict do nothing",
            projection.name());
    if (added == 0) {
      return;
    }
    for (int number = 0; number <= 1; number++) {
      boolean serves = number == 0 && head == 0;
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into projection_slot (projection, slot, version, followed) values (?, ?, ?,"
                  + " ?)")) {
        insert.setString(1, projection.name());
        insert.setInt(2, number);
        insert.setInt(3, serves ? projection.version() : 0);
        insert.setBoolean(4, serves);
        insert.executeUpdate();
      }
      Checkpoints.of(new Slot(projection, number)).reset(connection, segments, 0);
    }
  }

  /** The slot that answers. */
  public static Slot live(Connection connection, Projection projection) throws SQLException {
    return known(connection, projection).stream()
        .filter(Known::live)
        .findFirst()
        .map(known -> new Slot(projection, known.number()))
        .orElseThrow(() -> new IllegalStateException("not registered: " + projection.name()));
  }

  /** Both slots, in order. */
  public static List<Known> known(Connection connection, Projection projection)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select s.slot, s.version, s.followed, s.slot = p.live from projection_slot s join"
                + " projection p on p.name = s.projection where p.name = ? order by s.slot")) {
      query.setString(1, projection.name());
      try (ResultSet rows = query.executeQuery()) {
        List<Known> known = new ArrayList<>();
        while (rows.next()) {
          known.add(
              new Known(rows.getInt(1), rows.getInt(2), rows.getBoolean(3), rows.getBoolean(4)));
        }
        return known;
      }
    }
  }

  /** Has nodes of that version of the fold follow the log for a slot, or stop. */
  static void follow(Connection connection, Slot slot, int version, boolean followed)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_slot set version = ?, followed = ? where projection = ? and slot ="
                + " ?")) {
      update.setInt(1, version);
      update.setBoolean(2, followed);
      update.setString(3, slot.projection().name());
      update.setInt(4, slot.number());
      update.executeUpdate();
    }
  }

  /** Has a slot answer from the commit on. */
  static void serve(Connection connection, Slot slot) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update projection set live = ? where name = ?")) {
      update.setInt(1, slot.number());
      update.setString(2, slot.projection().name());
      update.executeUpdate();
    }
  }

  /** Empties a slot. */
  static void empty(Connection connection, Slot slot) throws SQLException {
    update(connection, "truncate " + slot.table());
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from projection_parked where projection = ? and slot = ?")) {
      delete.setString(1, slot.projection().name());
      delete.setInt(2, slot.number());
      delete.executeUpdate();
    }
  }

  private static int update(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
