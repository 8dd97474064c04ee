package org.journey.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which log it is and was, in the database. */
final class LogIdentities {

  private final Connection connection;
  private final TreeLog log;

  LogIdentities(Connection connection, TreeLog log) {
    this.connection = connection;
    this.log = log;
  }

  /**
   * Which one it is; settled now if nobody has asked before.
   *
   * @param name of the platform, with which origins begin
   */
  LogIdentity current(String name) throws SQLException {
    List<LogIdentity> all = all();
    if (all.isEmpty()) {
      // Another node may be faster: then it is that one's.
      add(new LogIdentity(0, origin(name), 0, null));
      all = all();
    }
    return all.getLast();
  }

  /** All, the first one first. */
  List<LogIdentity> all() throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select number, origin, began_at, lost_origin, lost_size from log_identity where log ="
                + " ? order by number")) {
      query.setString(1, log.label());
      List<LogIdentity> all = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String lost = rows.getString(4);
          all.add(
              new LogIdentity(
                  rows.getInt(1),
                  rows.getString(2),
                  rows.getLong(3),
                  lost == null ? null : new LogIdentity.Lost(lost, rows.getLong(5))));
        }
      }
      return all;
    }
  }

  /** Goes on as another from here, for what was published of the one before is lost. */
  LogIdentity succeed(String name, long leaves, LogIdentity.Lost lost) throws SQLException {
    add(new LogIdentity(all().getLast().number() + 1, origin(name), leaves, lost));
    // Another node that starts at the same time may have been faster.
    return all().getLast();
  }

  private String origin(String name) {
    return name + "/" + log.label() + "/" + UUID.randomUUID();
  }

  private void add(LogIdentity identity) throws SQLException {
    LogIdentity.@Nullable Lost lost = identity.lost();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into log_identity (log, number, origin, began_at, lost_origin, lost_size)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      insert.setString(1, log.label());
      insert.setInt(2, identity.number());
      insert.setString(3, identity.origin());
      insert.setLong(4, identity.beganAt());
      insert.setString(5, lost == null ? null : lost.origin());
      insert.setObject(6, lost == null ? null : lost.size());
      insert.executeUpdate();
    }
  }
}
