package org.journey.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
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

  /**
   * All, the first one first, after it was seen that the keys signed each succession.
   *
   * @throws LogBetrayed if one is signed by none
   */
  List<LogIdentity> vouchedFor(SigningKeys keys) throws SQLException {
    List<LogIdentity> all = all();
    for (int i = 0; i < all.size(); i++) {
      LogIdentity one = all.get(i);
      boolean first = i == 0 && one.lost() == null;
      if (one.number() != i || !first && notes(one).stream().noneMatch(by(one, keys))) {
        throw new LogBetrayed(
            log.called()
                + " is said to go on as "
                + one.origin()
                + ", and none of the keys of journey.log.signing-key-files signed that: "
                + SigningKeys.WAY_OUT);
      }
    }
    return all;
  }

  private static Predicate<String> by(LogIdentity one, SigningKeys keys) {
    return note -> one.lost() != null && Succession.isVouchedFor(one, note, keys);
  }

  private List<String> notes(LogIdentity identity) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select note from log_succession where log = ? and number = ?")) {
      query.setString(1, log.label());
      query.setInt(2, identity.number());
      List<String> notes = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          notes.add(rows.getString(1));
        }
      }
      return notes;
    }
  }

  /**
   * Goes on as another from here, for what was published of the one before is lost. By whoever
   * holds the lock of the tree.
   *
   * @param lost the one before; or what that had become after this database was copied
   */
  LogIdentity succeed(String name, long leaves, LogIdentity.Lost lost, SigningKeys keys)
      throws SQLException {
    LogIdentity next = new LogIdentity(all().getLast().number() + 1, origin(name), leaves, lost);
    add(next);
    vouch(next, keys);
    return next;
  }

  /** Signs each succession by the keys as they are now, if one of them has not signed it yet. */
  void signAgain(SigningKeys keys) throws SQLException {
    for (LogIdentity one : vouchedFor(keys)) {
      if (one.lost() != null
          && notes(one).stream().filter(by(one, keys)).noneMatch(keys::haveAllSigned)) {
        vouch(one, keys);
      }
    }
  }

  private void vouch(LogIdentity identity, SigningKeys keys) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into log_succession (log, number, note) values (?, ?, ?) on conflict do"
                + " nothing")) {
      insert.setString(1, log.label());
      insert.setInt(2, identity.number());
      insert.setString(3, keys.sign(Succession.text(identity)).toString());
      insert.executeUpdate();
    }
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
