package org.journey.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.journey.interaction.Identity;
import org.journey.log.IdentityDigest;

/** Which of some listed erasures the database does not have, or has keys again in spite of. */
final class UndoneErasures {

  /** To be done again. */
  private final Set<UUID> undone = new HashSet<>();

  /** Redactions of interactions that are not in the log: they may come again. */
  private final Set<UUID> awaited = new HashSet<>();

  private UndoneErasures() {}

  /** Looks. */
  static UndoneErasures among(Connection connection, List<Listed> entries) throws SQLException {
    UndoneErasures found = new UndoneErasures();
    Set<UUID> done = done(connection, entries);
    found.persons(connection, entries, done);
    found.interactions(connection, entries, done);
    return found;
  }

  boolean isUndone(Listed entry) {
    return undone.contains(entry.erasure());
  }

  boolean isAwaited(Listed entry) {
    return awaited.contains(entry.erasure());
  }

  private static Set<UUID> done(Connection connection, List<Listed> entries) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id from erasure where status = 'DONE' and id = any(?::text[]::uuid[])")) {
      query.setArray(
          1,
          connection.createArrayOf(
              "text", entries.stream().map(entry -> entry.erasure().toString()).toArray()));
      try (ResultSet rows = query.executeQuery()) {
        Set<UUID> done = new HashSet<>();
        while (rows.next()) {
          done.add(rows.getObject(1, UUID.class));
        }
        return done;
      }
    }
  }

  private void persons(Connection connection, List<Listed> entries, Set<UUID> done)
      throws SQLException {
    List<String> erasures = new ArrayList<>();
    List<String> organisations = new ArrayList<>();
    List<String> clients = new ArrayList<>();
    for (Listed entry : entries) {
      for (String client : entry.clients()) {
        erasures.add(entry.erasure().toString());
        organisations.add(entry.organisation());
        clients.add(client);
        if (!done.contains(entry.erasure())) {
          undone.add(entry.erasure());
        }
      }
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "select distinct w.erasure from unnest(?::text[]::uuid[], ?::text[], ?::text[]) as w"
                + " (erasure, organisation, client) left join person_key k on k.organisation ="
                + " w.organisation and k.client = w.client where k.destroyed is null")) {
      query.setArray(1, connection.createArrayOf("text", erasures.toArray()));
      query.setArray(2, connection.createArrayOf("text", organisations.toArray()));
      query.setArray(3, connection.createArrayOf("text", clients.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          undone.add(rows.getObject(1, UUID.class));
        }
      }
    }
  }

  /** What is not in the log cannot be redacted; what is and has its key again can. */
  private void interactions(Connection connection, List<Listed> entries, Set<UUID> done)
      throws SQLException {
    Map<UUID, Boolean> keys = keys(connection, entries);
    for (Listed entry : entries) {
      for (int i = 0; i < entry.redacted().size(); i++) {
        Identity identity = entry.redacted().get(i);
        Boolean key = keys.get(IdentityDigest.of(entry.organisation(), identity));
        if (key == null) {
          awaited.add(entry.erasure());
        } else if (key || (i == 0 && !done.contains(entry.erasure()))) {
          undone.add(entry.erasure());
        }
      }
    }
  }

  /** Of those that are in the log: whether there is a key. */
  private static Map<UUID, Boolean> keys(Connection connection, List<Listed> entries)
      throws SQLException {
    List<String> digests = new ArrayList<>();
    for (Listed entry : entries) {
      for (Identity identity : entry.redacted()) {
        digests.add(IdentityDigest.of(entry.organisation(), identity).toString());
      }
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "select i.identity, k.sequence is not null from interaction i left join"
                + " interaction_key k on k.sequence = i.sequence where i.identity ="
                + " any(?::text[]::uuid[])")) {
      query.setArray(1, connection.createArrayOf("text", digests.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        Map<UUID, Boolean> keys = new HashMap<>();
        while (rows.next()) {
          keys.put(rows.getObject(1, UUID.class), rows.getBoolean(2));
        }
        return keys;
      }
    }
  }
}
