package org.journey.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
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
   * A hold that stands.
   *
   * @param reason sealed
   */
  record Hold(UUID id, String client, String by, Instant at, byte @Nullable [] reason) {

    /** Where the words of who placed it are sealed. */
    String place() {
      return place(id);
    }

    static String place(UUID id) {
      return "hold:" + id + ":reason";
    }
  }

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
   * Lifts the one that stands.
   *
   * @return whether there was one
   */
  boolean lift(String organisation, String client, String by) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update hold set lifted = clock_timestamp(), lifted_by = ? where organisation ="
                      + " ? and client = ? and lifted is null")) {
            update.setString(1, by);
            update.setString(2, organisation);
            update.setString(3, client);
            return update.executeUpdate() == 1;
          }
        });
  }

  /** The one that stands for a client. */
  Optional<Hold> find(String organisation, String client) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select id, client, placed_by, placed, reason from hold where organisation = ?"
                      + " and client = ? and lifted is null")) {
            query.setString(1, organisation);
            query.setString(2, client);
            try (ResultSet row = query.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new Hold(
                          row.getObject(1, UUID.class),
                          row.getString(2),
                          row.getString(3),
                          row.getObject(4, OffsetDateTime.class).toInstant(),
                          row.getBytes(5)))
                  : Optional.empty();
            }
          }
        });
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
