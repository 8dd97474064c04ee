package org.journey.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A node that was stopped in the middle of copying its rows. The server waits for the rest of them
 * with the lock held and under no limit of time: those for statements and for idle transactions do
 * not count then. So those who want the lock end it; nothing of it is stored.
 */
final class SilentHolder {

  private static final String END =
      "select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid"
          + " where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.database ="
          + " (select oid from pg_database where datname = current_database())"
          + " and l.classid::bigint = ? and l.objid::bigint = ? and a.state = 'active'"
          + " and a.wait_event = 'ClientRead'"
          + " and a.query_start < clock_timestamp() - interval '3 s'";

  private SilentHolder() {}

  /** Ends it, if that is why the lock was not to be had. */
  static void end(Connection connection) throws SQLException {
    try (PreparedStatement end = connection.prepareStatement(END)) {
      end.setLong(1, BatchWriter.LOCK >>> 32);
      end.setLong(2, BatchWriter.LOCK & 0xFFFF_FFFFL);
      end.execute();
    }
  }
}
