package org.journey.erasure;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import javax.sql.DataSource;
import org.journey.log.LogReads;

/**
 * That lists were begun beside this database. It is of the database, so that a copy of it knows
 * that a list belongs there, whether or not it knows of an erasure.
 */
final class ListsBegun {

  private final DataSource source;

  ListsBegun(DataSource source) {
    this.source = source;
  }

  /**
   * Whether there must be a list: one was begun, and something was recorded since. Nodes that are
   * set up together begin theirs on an empty log.
   */
  boolean needsOne() {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "select (exists (select from list_of_erasures) or exists (select from erasure"
                          + " where status = 'DONE')) and exists (select from interaction)");
              ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
          }
        });
  }

  /**
   * Notes that there is one.
   *
   * @param anew in the place of one that was missing
   */
  void note(boolean anew) {
    LogReads.with(
        source,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into list_of_erasures (number, accepted) select coalesce(max(number), 0)"
                      + " + 1, ?::boolean from list_of_erasures having count(*) = 0 or ?::boolean"
                      + " on conflict do nothing")) {
            insert.setBoolean(1, anew);
            insert.setBoolean(2, anew);
            return insert.executeUpdate();
          }
        });
  }
}
