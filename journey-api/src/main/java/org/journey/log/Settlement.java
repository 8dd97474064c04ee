package org.journey.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.journey.interaction.StoredEvents;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a batch that failed: what is stored after all (its answer was lost),
 * what can never be stored (its identity or its place is taken), and what is to be tried again.
 */
final class Settlement {

  private final Connection connection;

  Settlement(Connection connection) {
    this.connection = connection;
  }

  /**
   * Tells those whose answer is certain now.
   *
   * <p>The lock is taken first: a transaction that may still be about to commit has ended then.
   *
   * @return those to be tried again
   */
  List<AppendGroup> settle(List<AppendGroup> groups) throws SQLException {
    connection.setAutoCommit(false);
    try {
      try (PreparedStatement lock =
          connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
        lock.setLong(1, BatchWriter.LOCK);
        lock.execute();
      }
      Map<UUID, Row> known = known(groups);
      List<AppendGroup> open = new ArrayList<>();
      Map<AppendGroup, AppendResult> settled = new HashMap<>();
      for (AppendGroup group : groups) {
        AppendResult result = result(group, known);
        if (result == null) {
          open.add(group);
        } else {
          settled.put(group, result);
        }
      }
      List<AppendGroup> again = new ArrayList<>();
      for (AppendGroup group : open) {
        if (placeTaken(group)) {
          settled.put(group, new AppendResult.VersionTaken());
        } else {
          again.add(group);
        }
      }
      connection.commit();
      settled.forEach((group, result) -> group.result().complete(result));
      return again;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private record Row(long sequence, OffsetDateTime recorded, byte[] event) {}

  private static @Nullable AppendResult result(AppendGroup group, Map<UUID, Row> known) {
    Set<UUID> taken = new HashSet<>();
    boolean own = true;
    for (Append append : group.appends()) {
      Row row = known.get(append.digest());
      if (row != null) {
        taken.add(append.digest());
      }
      own &= row != null && isLeafOf(append, row.event());
    }
    Row first = known.get(group.first().digest());
    if (own && first != null) {
      return new AppendResult.Appended(first.sequence(), first.recorded().toInstant());
    }
    return taken.isEmpty() ? null : new AppendResult.IdentityTaken(taken);
  }

  /** Tails hold random nonces and a version: one that is the same is the very same append. */
  private static boolean isLeafOf(Append append, byte[] event) {
    return Arrays.equals(
        event, StoredEvents.HEAD_LENGTH, event.length, append.tail(), 0, append.tail().length);
  }

  private Map<UUID, Row> known(List<AppendGroup> groups) throws SQLException {
    String[] digests =
        groups.stream()
            .flatMap(group -> group.appends().stream())
            .map(append -> append.digest().toString())
            .toArray(String[]::new);
    Map<UUID, Row> known = new HashMap<>();
    Array array = connection.createArrayOf("text", digests);
    try (PreparedStatement query =
        connection.prepareStatement(
            "select identity, sequence, recorded, event from interaction"
                + " where identity = any(?::text[]::uuid[])")) {
      query.setArray(1, array);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          known.put(
              rows.getObject(1, UUID.class),
              new Row(rows.getLong(2), rows.getObject(3, OffsetDateTime.class), rows.getBytes(4)));
        }
      }
    }
    return known;
  }

  private boolean placeTaken(AppendGroup group) throws SQLException {
    Append first = group.first();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from interaction where organisation = ? and about_client = ? and subject = ?"
                + " and version >= ? limit 1")) {
      query.setString(1, first.organisation());
      query.setBoolean(2, first.type().aboutClient());
      query.setString(3, first.subject());
      query.setInt(4, first.version());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
