package org.journey.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.journey.log.LockedLog;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/** Who may not be erased for now, as it is kept. */
final class Holds {

  private final DataSource source;

  Holds(DataSource source) {
    this.source = source;
  }

  /**
   * A hold.
   *
   * @param reason sealed
   * @param lifted null: it stands
   */
  record Hold(
      UUID id,
      String client,
      String by,
      Instant at,
      byte @Nullable [] reason,
      @Nullable Lifted lifted) {

    /** Where the words of who placed it are sealed. */
    String place() {
      return place(id);
    }

    static String place(UUID id) {
      return "hold:" + id + ":reason";
    }
  }

  /** Who lifted one, and when. */
  record Lifted(String by, Instant at) {}

  /** What came of placing one. */
  enum Placed {
    NEW,
    STANDS,
    /** The client was erased meanwhile. */
    TOO_LATE
  }

  /** Places one. Under the log's lock, so that it comes before an erasure or after it. */
  Placed place(UUID id, String organisation, String client, String by, byte[] reason) {
    return LockedLog.with(
        source,
        log -> {
          if (Clients.isErased(log.connection(), organisation, client)) {
            return Placed.TOO_LATE;
          }
          try (PreparedStatement insert =
              log.connection()
                  .prepareStatement(
                      "insert into hold (id, organisation, client, placed_by, reason) values (?,"
                          + " ?, ?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, id);
            insert.setString(2, organisation);
            insert.setString(3, client);
            insert.setString(4, by);
            insert.setBytes(5, reason);
            return insert.executeUpdate() == 1 ? Placed.NEW : Placed.STANDS;
          }
        });
  }

  /**
   * Lifts one.
   *
   * @return whether it stood
   */
  boolean lift(UUID id, String by) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update hold set lifted = clock_timestamp(), lifted_by = ? where id = ? and"
                      + " lifted is null")) {
            update.setString(1, by);
            update.setObject(2, id);
            return update.executeUpdate() == 1;
          }
        });
  }

  /**
   * One that stands for a person: the client's own, else the first of their other ids.
   *
   * @param ids all of the person's
   */
  Optional<Hold> find(String organisation, String client, Collection<String> ids) {
    return list(
            "organisation = ? and client = any(?) and lifted is null order by client <> ?, placed,"
                + " id limit 1",
            query -> {
              query.setString(1, organisation);
              query.setArray(2, query.getConnection().createArrayOf("text", ids.toArray()));
              query.setString(3, client);
            })
        .stream()
        .findFirst();
  }

  /** All that ever stood for a person, the first one first. */
  List<Hold> all(String organisation, Collection<String> ids) {
    return list(
        "organisation = ? and client = any(?) order by placed, id",
        query -> {
          query.setString(1, organisation);
          query.setArray(2, query.getConnection().createArrayOf("text", ids.toArray()));
        });
  }

  /** Sets what a query asks for. */
  private interface Setting {
    void of(PreparedStatement query) throws SQLException;
  }

  private List<Hold> list(String which, Setting setting) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select id, client, placed_by, placed, reason, lifted_by, lifted from hold where "
                      + which)) {
            setting.of(query);
            List<Hold> holds = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                holds.add(hold(rows));
              }
            }
            return holds;
          }
        });
  }

  private static Hold hold(ResultSet row) throws SQLException {
    OffsetDateTime lifted = row.getObject(7, OffsetDateTime.class);
    return new Hold(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getBytes(5),
        lifted == null ? null : new Lifted(row.getString(6), lifted.toInstant()));
  }

  /** Those of an organisation's clients for whom one stands. */
  Set<String> standing(String organisation) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select client from hold where organisation = ? and lifted is null")) {
            query.setString(1, organisation);
            try (ResultSet rows = query.executeQuery()) {
              Set<String> held = new HashSet<>();
              while (rows.next()) {
                held.add(rows.getString(1));
              }
              return held;
            }
          }
        });
  }

  /** Whether one stands for any of a person's ids. */
  static boolean any(Connection connection, String organisation, Collection<String> clients)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from hold where organisation = ? and client = any(?) and lifted is null limit"
                + " 1")) {
      query.setString(1, organisation);
      query.setArray(2, connection.createArrayOf("text", clients.toArray()));
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
