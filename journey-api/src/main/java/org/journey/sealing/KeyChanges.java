package org.journey.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/**
 * Whose keys were destroyed or replaced.
 *
 * @param last the number of the last change
 * @param clients whose keys they were
 */
record KeyChanges(long last, List<ClientId> clients) {

  private static final int PAGE = 1_000;

  /** The changes behind one, all there are. */
  static KeyChanges after(DataSource source, long number) {
    List<ClientId> clients = new ArrayList<>();
    long last = number;
    while (true) {
      long page = page(source, last, clients);
      if (page == last) {
        return new KeyChanges(last, clients);
      }
      last = page;
    }
  }

  /**
   * Adds one, under the log's lock: every node forgets these keys, and decides anew what rests on
   * them.
   *
   * @param erasure what it was for, if it was one
   */
  static void add(
      Connection connection,
      String organisation,
      Collection<String> clients,
      @Nullable UUID erasure)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into key_change (number, organisation, clients, erasure) select"
                + " coalesce(max(number), 0) + 1, ?, ?, ? from key_change")) {
      insert.setString(1, organisation);
      insert.setArray(2, connection.createArrayOf("text", clients.toArray()));
      insert.setObject(3, erasure, Types.OTHER);
      insert.executeUpdate();
    }
  }

  private static long page(DataSource source, long after, List<ClientId> to) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select number, organisation, clients from key_change where number > ? order by"
                      + " number limit ?")) {
            query.setLong(1, after);
            query.setInt(2, PAGE);
            try (ResultSet rows = query.executeQuery()) {
              long last = after;
              while (rows.next()) {
                last = rows.getLong(1);
                for (String client : (String[]) rows.getArray(3).getArray()) {
                  to.add(new ClientId(rows.getString(2), client));
                }
              }
              return last;
            }
          }
        });
  }
}
