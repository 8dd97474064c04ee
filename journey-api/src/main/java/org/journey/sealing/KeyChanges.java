package org.journey.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
 * @param destroyed the number of the last that destroyed keys; 0: none of them did
 * @param clients whose keys they were
 */
record KeyChanges(long last, long destroyed, List<ClientId> clients) {

  private static final int PAGE = 1_000;

  /** The changes behind one, all there are. */
  static KeyChanges after(DataSource source, long number) {
    List<ClientId> clients = new ArrayList<>();
    long last = number;
    long destroyed = 0;
    while (true) {
      KeyChanges page = page(source, last, clients);
      destroyed = Math.max(destroyed, page.destroyed());
      if (page.last() == last) {
        return new KeyChanges(last, destroyed, clients);
      }
      last = page.last();
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

  /** Whether keys of an organisation, or of any, were destroyed since a time. */
  static boolean destroyedSince(DataSource source, @Nullable String organisation, Instant time) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select exists (select from key_change where erasure is not null and at > ? and"
                      + " organisation = coalesce(?, organisation))")) {
            query.setObject(1, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
            query.setString(2, organisation);
            try (ResultSet row = query.executeQuery()) {
              row.next();
              return row.getBoolean(1);
            }
          }
        });
  }

  private static KeyChanges page(DataSource source, long after, List<ClientId> to) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select number, organisation, clients, erasure is not null from key_change where"
                      + " number > ? order by number limit ?")) {
            query.setLong(1, after);
            query.setInt(2, PAGE);
            try (ResultSet rows = query.executeQuery()) {
              long last = after;
              long destroyed = 0;
              while (rows.next()) {
                last = rows.getLong(1);
                destroyed = rows.getBoolean(4) ? last : destroyed;
                for (String client : (String[]) rows.getArray(3).getArray()) {
                  to.add(new ClientId(rows.getString(2), client));
                }
              }
              return new KeyChanges(last, destroyed, to);
            }
          }
        });
  }
}
