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
 * what can never be stored (its identity is taken, or its place is not the next one), and what is
 * to be tried again.
 */
final class Settlement {

  private final Connection connection;

  private long stored;

  Settlement(Connection connection) {
    this.connection = connection;
  }

  /**
   * Tells those whose answer is certain now.
   *
   * <p>The lock is taken first: a transaction that holds it has ended then. One that the server has
   * not begun can still come, so doubt stays: tried again, the group meets its own rows.
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
          if (result instanceof AppendResult.Appended appended) {
            stored = Math.max(stored, appended.firstSequence() + group.size() - 1);
          }
        }
      }
      List<AppendGroup> again = new ArrayList<>();
      for (AppendGroup group : open) {
        if (length(group) != group.first().version()) {
          settled.put(group, new AppendResult.VersionTaken());
        } else {
          again.add(group);
        }
      }
      connection.commit();
      settled.forEach((group, result) -> group.result().complete(result));
      return again;
    } finally {
      // First: switching would try to commit what failed, and tell of that instead of why.
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** The last sequence of what turned out to be stored; 0 if nothing did. */
  long stored() {
    return stored;
  }

  private record Row(long sequence, OffsetDateTime recorded, byte[] event) {}

  private static @Nullable AppendResult result(AppendGroup group, Map<UUID, Row> known) {
    Row first = known.get(group.first().digest());
    if (group.inDoubt() && first != null && isStored(group, first, known)) {
      return new AppendResult.Appended(first.sequence(), first.recorded().toInstant());
    }
    Set<UUID> taken = new HashSet<>();
    for (Append append : group.appends()) {
      if (known.containsKey(append.digest())) {
        taken.add(append.digest());
      }
    }
    return taken.isEmpty() ? null : new AppendResult.IdentityTaken(taken);
  }

  /**
   * Whether the rows are this group's own. Another node may have stored the very same bytes, where
   * nothing in them is random; but only one whose answer was lost can have stored them itself, and
   * then they lie one behind the other and have one recorded time.
   */
  private static boolean isStored(AppendGroup group, Row first, Map<UUID, Row> known) {
    long sequence = first.sequence();
    for (Append append : group.appends()) {
      Row row = known.get(append.digest());
      boolean own =
          row != null
              && row.sequence() == sequence++
              && row.recorded().equals(first.recorded())
              && isLeafOf(append, row.event());
      if (!own) {
        return false;
      }
    }
    return true;
  }

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

  /** How many interactions its journey or client has. */
  private int length(AppendGroup group) throws SQLException {
    Append first = group.first();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select coalesce(max(version) + 1, 0) from interaction"
                + " where organisation = ? and about_client = ? and subject = ?")) {
      query.setString(1, first.organisation());
      query.setBoolean(2, first.type().aboutClient());
      query.setString(3, first.subject());
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
