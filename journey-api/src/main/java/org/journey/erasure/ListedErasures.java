package org.journey.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.journey.interaction.Identity;
import org.journey.log.IdentityDigest;
import org.journey.log.LockedLog;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/** What was destroyed, as the database has it: read for the list, and done again from it. */
final class ListedErasures {

  private static final int PAGE = 500;

  private final DataSource source;

  ListedErasures(DataSource source) {
    this.source = source;
  }

  /**
   * Some of what was destroyed.
   *
   * @param last the number of the last change of keys that was looked at
   */
  record Page(List<Listed> entries, long last) {}

  /** All that was destroyed behind a change of keys, in that order. */
  Page after(long number) {
    List<Listed> entries = new ArrayList<>();
    long last = number;
    while (true) {
      Page page = page(last);
      entries.addAll(page.entries());
      if (page.last() == last) {
        return new Page(entries, last);
      }
      last = page.last();
    }
  }

  private Page page(long after) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select "
                      + Erasures.COLUMNS
                      + ", c.number from (select number, erasure from key_change where number > ?"
                      + " order by number limit ?) c left join erasure e on e.id = c.erasure order"
                      + " by c.number")) {
            query.setLong(1, after);
            query.setInt(2, PAGE);
            long last = after;
            List<Erasure> done = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                last = rows.getLong("number");
                if (rows.getObject(1) != null) {
                  done.add(Erasures.erasure(rows));
                }
              }
            }
            List<Listed> entries = new ArrayList<>(done.size());
            for (Erasure erasure : done) {
              if (erasure.decision() instanceof Erasure.Done it) {
                entries.add(listed(connection, erasure, it));
              }
            }
            return new Page(entries, last);
          }
        });
  }

  private static Listed listed(Connection connection, Erasure erasure, Erasure.Done done)
      throws SQLException {
    Long redacts = erasure.redacts();
    Set<Long> redacted = new HashSet<>();
    if (redacts != null) {
      redacted.addAll(done.sequences());
      redacted.add(redacts);
    }
    return new Listed(
        erasure.id(),
        erasure.organisation(),
        done.clients(),
        redacted.isEmpty() ? List.of() : names(connection, redacted, redacts),
        erasure.requestedBy(),
        erasure.requested(),
        done.by(),
        done.at());
  }

  /** The one that was asked for first. */
  private static List<Identity> names(
      Connection connection, Set<Long> sequences, @Nullable Long first) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select source, id from interaction where sequence = any(?) order by sequence <> ?,"
                + " sequence")) {
      query.setArray(1, connection.createArrayOf("bigint", sequences.toArray()));
      query.setLong(2, first == null ? 0 : first);
      try (ResultSet rows = query.executeQuery()) {
        List<Identity> names = new ArrayList<>();
        while (rows.next()) {
          names.add(new Identity(rows.getString(1), rows.getString(2)));
        }
        return names;
      }
    }
  }

  /**
   * Does again what is listed and not done here: a key is there that was destroyed, or nothing is
   * known of it.
   *
   * @return how many were
   */
  long apply(List<Listed> entries) {
    long again = 0;
    for (int from = 0; from < entries.size(); from += PAGE) {
      List<Listed> some = entries.subList(from, Math.min(entries.size(), from + PAGE));
      Set<UUID> undone = undone(some);
      for (Listed entry : some) {
        if (undone.contains(entry.erasure()) && apply(entry)) {
          again++;
        }
      }
    }
    return again;
  }

  private Set<UUID> undone(List<Listed> entries) {
    return LogReads.with(
        source,
        connection -> {
          Set<UUID> undone = new HashSet<>();
          entries.forEach(entry -> undone.add(entry.erasure()));
          done(connection, entries).forEach(undone::remove);
          undone.addAll(withKeysOfPersons(connection, entries));
          undone.addAll(withKeysOfInteractions(connection, entries));
          return undone;
        });
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

  private static Set<UUID> withKeysOfPersons(Connection connection, List<Listed> entries)
      throws SQLException {
    List<String> erasures = new ArrayList<>();
    List<String> organisations = new ArrayList<>();
    List<String> clients = new ArrayList<>();
    for (Listed entry : entries) {
      for (String client : entry.clients()) {
        erasures.add(entry.erasure().toString());
        organisations.add(entry.organisation());
        clients.add(client);
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
        Set<UUID> found = new HashSet<>();
        while (rows.next()) {
          found.add(rows.getObject(1, UUID.class));
        }
        return found;
      }
    }
  }

  private static Set<UUID> withKeysOfInteractions(Connection connection, List<Listed> entries)
      throws SQLException {
    Map<UUID, UUID> erasures = new HashMap<>();
    for (Listed entry : entries) {
      for (Identity identity : entry.redacted()) {
        erasures.put(IdentityDigest.of(entry.organisation(), identity), entry.erasure());
      }
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "select i.identity from interaction i join interaction_key k on k.sequence ="
                + " i.sequence where i.identity = any(?::text[]::uuid[])")) {
      query.setArray(
          1,
          connection.createArrayOf(
              "text", erasures.keySet().stream().map(UUID::toString).toArray()));
      try (ResultSet rows = query.executeQuery()) {
        Set<UUID> found = new HashSet<>();
        while (rows.next()) {
          UUID erasure = erasures.get(rows.getObject(1, UUID.class));
          if (erasure != null) {
            found.add(erasure);
          }
        }
        return found;
      }
    }
  }

  /**
   * Does one again.
   *
   * @return whether there was anything to do
   */
  private boolean apply(Listed entry) {
    return LockedLog.with(
        source,
        log -> {
          Destruction destruction =
              new Destruction(
                  log, entry.erasure(), entry.organisation(), entry.approvedBy(), entry.at());
          if (!entry.clients().isEmpty()) {
            Erasure.Done done = destruction.person(entry.clients());
            remember(log.connection(), entry, entry.clients().getFirst(), null, done);
            destruction.close(done);
            return true;
          }
          Optional<Destruction.Target> target = target(log.connection(), entry);
          if (target.isEmpty()) {
            // It came after the copy that was restored was made.
            return false;
          }
          Destruction.Target it = target.get();
          Erasure.Done done = destruction.interaction(it);
          remember(log.connection(), entry, it.client(), it.sequence(), done);
          destruction.close(done);
          return true;
        });
  }

  private static Optional<Destruction.Target> target(Connection connection, Listed entry)
      throws SQLException {
    if (entry.redacted().isEmpty()) {
      return Optional.empty();
    }
    try (PreparedStatement query =
        connection.prepareStatement("select sequence from interaction where identity = ?")) {
      query.setObject(1, IdentityDigest.of(entry.organisation(), entry.redacted().getFirst()));
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Clients.target(connection, entry.organisation(), row.getLong(1))
            : Optional.empty();
      }
    }
  }

  /** The request, of which a restored copy may know nothing. */
  private static void remember(
      Connection connection, Listed entry, String client, @Nullable Long redacts, Erasure.Done done)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into erasure (id, organisation, client, redacts, requested_by, requested,"
                + " status, decided_by, decided, clients, sequences, recorded) values (?, ?, ?, ?,"
                + " ?, ?, 'DONE', ?, ?, ?, ?, ?) on conflict (id) do nothing")) {
      insert.setObject(1, entry.erasure());
      insert.setString(2, entry.organisation());
      insert.setString(3, client);
      insert.setObject(4, redacts, java.sql.Types.BIGINT);
      insert.setString(5, entry.requestedBy());
      insert.setObject(6, OffsetDateTime.ofInstant(entry.requested(), ZoneOffset.UTC));
      insert.setString(7, done.by());
      insert.setObject(8, OffsetDateTime.ofInstant(done.at(), ZoneOffset.UTC));
      insert.setArray(9, connection.createArrayOf("text", done.clients().toArray()));
      insert.setArray(10, connection.createArrayOf("bigint", done.sequences().toArray()));
      insert.setArray(11, connection.createArrayOf("bigint", done.recorded().toArray()));
      insert.executeUpdate();
    }
  }
}
