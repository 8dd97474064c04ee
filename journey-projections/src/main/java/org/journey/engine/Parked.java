package org.journey.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A journey that a projection could not fold. Its last row stays, and every answer says what it
 * lacks. By reference alone: nothing of what the interaction says is here.
 *
 * @param key the journey
 * @param sequence the interaction at which it failed
 * @param version its place in the journey
 * @param error the kind of failure, and where in the code
 * @param since when it was parked
 */
public record Parked(JourneyKey key, long sequence, int version, String error, Instant since) {

  private static final String OF_SLOT = " from projection_parked where projection = ? and slot = ?";

  /**
   * The first parked journeys of a slot in some organisations, in order.
   *
   * @param limit at most so many: a fold that fails everywhere parks everything
   */
  public static List<Parked> of(
      Connection connection, Slot slot, Collection<String> organisations, int limit)
      throws SQLException {
    return read(
        connection,
        slot,
        " and organisation = any(?) order by organisation, journey limit ?",
        connection.createArrayOf("text", organisations.toArray()),
        limit);
  }

  /** The first of a slot behind a journey, in order. */
  static List<Parked> behind(Connection connection, Slot slot, JourneyKey after, int limit)
      throws SQLException {
    return read(
        connection,
        slot,
        " and (organisation, journey) > (?, ?) order by organisation, journey limit ?",
        after.organisation(),
        after.journeyId(),
        limit);
  }

  private static List<Parked> read(
      Connection connection, Slot slot, String which, Object... arguments) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select organisation, journey, sequence, version, error, since" + OF_SLOT + which)) {
      bind(query, slot, arguments);
      try (ResultSet rows = query.executeQuery()) {
        List<Parked> parked = new ArrayList<>();
        while (rows.next()) {
          parked.add(
              new Parked(
                  new JourneyKey(rows.getString(1), rows.getString(2)),
                  rows.getLong(3),
                  rows.getInt(4),
                  rows.getString(5),
                  rows.getObject(6, OffsetDateTime.class).toInstant()));
        }
        return parked;
      }
    }
  }

  private static void bind(PreparedStatement query, Slot slot, Object... arguments)
      throws SQLException {
    query.setString(1, slot.projection().name());
    query.setInt(2, slot.number());
    for (int i = 0; i < arguments.length; i++) {
      query.setObject(i + 3, arguments[i]);
    }
  }

  /** How many there are in a slot. */
  public static int count(Connection connection, Slot slot) throws SQLException {
    return number(connection, slot, "");
  }

  /** How many of an organisation there are in a slot. */
  public static int count(Connection connection, Slot slot, String organisation)
      throws SQLException {
    return number(connection, slot, " and organisation = ?", organisation);
  }

  /** Whether a journey is parked in a slot. */
  public static boolean is(Connection connection, Slot slot, JourneyKey key) throws SQLException {
    return number(
            connection,
            slot,
            " and organisation = ? and journey = ?",
            key.organisation(),
            key.journeyId())
        > 0;
  }

  private static int number(Connection connection, Slot slot, String which, Object... arguments)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select count(*)" + OF_SLOT + which)) {
      bind(query, slot, arguments);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Which of some journeys of an organisation are parked in a slot. */
  public static Set<String> among(
      Connection connection, Slot slot, String organisation, Collection<String> journeys)
      throws SQLException {
    Set<String> parked = new TreeSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select journey" + OF_SLOT + " and organisation = ? and journey = any(?)")) {
      bind(query, slot, organisation, connection.createArrayOf("text", journeys.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          parked.add(rows.getString(1));
        }
      }
    }
    return parked;
  }

  /** The journeys of an organisation that are parked in a slot. */
  public static List<String> journeysOf(Connection connection, Slot slot, String organisation)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select journey" + OF_SLOT + " and organisation = ? order by journey")) {
      bind(query, slot, organisation);
      try (ResultSet rows = query.executeQuery()) {
        List<String> journeys = new ArrayList<>();
        while (rows.next()) {
          journeys.add(rows.getString(1));
        }
        return journeys;
      }
    }
  }

  /**
   * Parks journeys, but for those whose row rests on as much as was read: somebody who was faster
   * could fold them. One that is parked already stays so since it first was.
   */
  static void add(Connection connection, Slot slot, List<Folded.Failed> failed)
      throws SQLException {
    if (failed.isEmpty()) {
      return;
    }
    Map<JourneyKey, Long> rows = lockRows(connection, slot, failed);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into projection_parked (projection, slot, organisation, journey, sequence,"
                + " version, error) values (?, ?, ?, ?, ?, ?, ?) on conflict (projection, slot,"
                + " organisation, journey) do update set sequence = excluded.sequence, version ="
                + " excluded.version, error = excluded.error")) {
      for (Folded.Failed one : failed) {
        if (rows.getOrDefault(one.key(), 0L) >= one.read()) {
          continue;
        }
        statement.setString(1, slot.projection().name());
        statement.setInt(2, slot.number());
        statement.setString(3, one.key().organisation());
        statement.setString(4, one.key().journeyId());
        statement.setLong(5, one.sequence());
        statement.setInt(6, one.version());
        statement.setString(7, one.error());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** What their rows rest on; nobody else can change them before this transaction ends. */
  private static Map<JourneyKey, Long> lockRows(
      Connection connection, Slot slot, List<Folded.Failed> failed) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select t.organisation, t.journey, t.sequence from "
                + slot.table()
                + " t where (t.organisation, t.journey) in (select * from unnest(?::text[],"
                + " ?::text[])) order by t.organisation, t.journey for update of t")) {
      query.setArray(
          1,
          connection.createArrayOf(
              "text", failed.stream().map(one -> one.key().organisation()).toArray()));
      query.setArray(
          2,
          connection.createArrayOf(
              "text", failed.stream().map(one -> one.key().journeyId()).toArray()));
      Map<JourneyKey, Long> sequences = new TreeMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          sequences.put(new JourneyKey(rows.getString(1), rows.getString(2)), rows.getLong(3));
        }
      }
      return sequences;
    }
  }
}
