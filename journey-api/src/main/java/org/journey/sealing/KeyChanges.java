package org.journey.sealing;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.journey.log.LogReads;

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
