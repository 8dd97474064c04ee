package org.journey.sealing;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/**
 * The keys of persons: made when a person first comes, kept wrapped in {@code person_key}, and
 * unwrapped in a bounded cache here.
 *
 * <p>A key that is destroyed must leave this cache: {@link #catchUp}, on every node. A node that
 * does not hear keeps it for {@link #LIFE} at most, and stores nothing sealed with it.
 */
public final class PersonKeys {

  /** A row of the table as it may be kept. */
  private record Row(byte @Nullable [] wrapped, byte @Nullable [] contentWrapped) {}

  /** How long an unwrapped key stays in memory at most. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final int MOST = 200_000;

  private final DataSource source;
  private final MasterKey master;
  private final Randomness randomness = new Randomness();

  /** Those used last: by how often they are used, new clients would not be let in. */
  private final Cache<ClientId, PersonKey> cache =
      CacheBuilder.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

  /** Held while keys are forgotten or kept, so that none is kept that was to be forgotten. */
  private final ReentrantLock keeping = new ReentrantLock();

  private volatile long changes;
  private volatile long destroyed;

  /**
   * @param source may read and add to {@code person_key}, and read {@code key_change}
   */
  public PersonKeys(DataSource source, MasterKey master) {
    this.source = source;
    this.master = master;
  }

  Randomness randomness() {
    return randomness;
  }

  /** Whether a person's key is at hand, so that nothing need be asked of the database for it. */
  public boolean holds(ClientId client) {
    return cache.getIfPresent(client) != null;
  }

  /** The key of a client, if the client has one. */
  public @Nullable PersonKey find(ClientId client) {
    PersonKey cached = cache.getIfPresent(client);
    return cached != null ? cached : find(List.of(client)).get(client);
  }

  /** The keys of those that have one; in one query. */
  public Map<ClientId, PersonKey> find(Collection<ClientId> clients) {
    Map<ClientId, PersonKey> found = new HashMap<>(cache.getAllPresent(clients));
    List<ClientId> missing = clients.stream().filter(it -> !found.containsKey(it)).toList();
    if (!missing.isEmpty()) {
      found.putAll(read(missing));
    }
    return found;
  }

  /** The key of a client, made now if there is none. */
  public PersonKey obtain(ClientId client) {
    PersonKey cached = cache.getIfPresent(client);
    if (cached != null) {
      return cached;
    }
    PersonKey key = obtain(List.of(client)).get(client);
    if (key == null) {
      throw new IllegalStateException("a key that was just made is not there");
    }
    return key;
  }

  /** The keys of clients; those that have none get one now, all in one statement. */
  public Map<ClientId, PersonKey> obtain(Collection<ClientId> clients) {
    Map<ClientId, PersonKey> found = find(clients);
    List<ClientId> missing =
        clients.stream().distinct().filter(it -> !found.containsKey(it)).toList();
    if (!missing.isEmpty()) {
      make(missing);
      found.putAll(read(missing));
    }
    return found;
  }

  /** How many changes of keys are known here: none of the keys they were about is in memory. */
  public long changes() {
    return changes;
  }

  /** The last of these changes that destroyed keys, and did not only replace one. */
  long destroyed() {
    return destroyed;
  }

  /**
   * Whether keys were destroyed since a time: of persons, or of interactions.
   *
   * @param organisation whose; null: anybody's
   */
  public boolean destroyedSince(@Nullable String organisation, Instant time) {
    return KeyChanges.destroyedSince(source, organisation, time);
  }

  /**
   * Asks which keys were destroyed or replaced since, and drops them from memory.
   *
   * @return whether there were any
   */
  public boolean catchUp() {
    long known = changes;
    KeyChanges news = KeyChanges.after(source, known);
    if (news.last() <= known) {
      return false;
    }
    keeping.lock();
    try {
      cache.invalidateAll(news.clients());
      destroyed = Math.max(destroyed, news.destroyed());
      changes = Math.max(changes, news.last());
    } finally {
      keeping.unlock();
    }
    return true;
  }

  /**
   * Keeps what was read, unless keys have changed since: then it may be what was to be forgotten.
   */
  private void keep(Map<ClientId, PersonKey> read, long asOf) {
    keeping.lock();
    try {
      if (changes == asOf) {
        read.forEach(
            (client, key) -> {
              // What cannot be read may be put right at any time.
              if (!(key instanceof PersonKey.Unreadable)) {
                cache.put(client, key);
              }
            });
      }
    } finally {
      keeping.unlock();
    }
  }

  /**
   * Has every node forget some keys of an organisation, under the log's lock.
   *
   * @param erasure what they were destroyed for
   */
  public static void changed(
      Connection connection, String organisation, Collection<String> clients, UUID erasure)
      throws SQLException {
    KeyChanges.add(connection, organisation, clients, erasure);
  }

  private void make(List<ClientId> unordered) {
    // In one order wherever it is done: two who made the same keys otherwise would wait for each
    // other.
    List<ClientId> clients = unordered.stream().sorted(ClientId.ORDER).toList();
    List<byte[]> wrapped = new ArrayList<>();
    for (ClientId client : clients) {
      try {
        wrapped.add(master.wrap(randomness.bytes(Gcm.KEY_BYTES), Places.personKey(client)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the master key does not wrap", e);
      }
    }
    LogReads.with(
        source,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into person_key (organisation, client, wrapped)"
                      + " select * from unnest(?::text[], ?::text[], ?::bytea[])"
                      + " on conflict do nothing")) {
            bind(connection, insert, clients);
            insert.setArray(3, connection.createArrayOf("bytea", wrapped.toArray(byte[][]::new)));
            return insert.executeUpdate();
          }
        });
  }

  private Map<ClientId, PersonKey> read(List<ClientId> clients) {
    long asOf = changes;
    Map<ClientId, PersonKey> keys =
        LogReads.with(
            source,
            connection -> {
              try (PreparedStatement query =
                  connection.prepareStatement(
                      "select organisation, client, wrapped, content_wrapped from person_key"
                          + " join unnest(?::text[], ?::text[]) as w (organisation, client)"
                          + " using (organisation, client)")) {
                bind(connection, query, clients);
                try (ResultSet rows = query.executeQuery()) {
                  Map<ClientId, PersonKey> read = new HashMap<>();
                  while (rows.next()) {
                    ClientId client = new ClientId(rows.getString(1), rows.getString(2));
                    read.put(client, unwrap(client, new Row(rows.getBytes(3), rows.getBytes(4))));
                  }
                  return read;
                }
              }
            });
    keep(keys, asOf);
    return keys;
  }

  private static void bind(
      Connection connection, PreparedStatement statement, List<ClientId> clients)
      throws SQLException {
    statement.setArray(
        1,
        connection.createArrayOf("text", clients.stream().map(ClientId::organisation).toArray()));
    statement.setArray(
        2, connection.createArrayOf("text", clients.stream().map(ClientId::client).toArray()));
  }

  private PersonKey unwrap(ClientId client, Row row) {
    if (row.wrapped == null) {
      return new PersonKey.Destroyed();
    }
    try {
      byte[] key = master.unwrap(row.wrapped, Places.personKey(client));
      return row.contentWrapped == null
          ? new PersonKey.Present(key)
          : new PersonKey.Present(
              key, master.unwrap(row.contentWrapped, Places.contentKey(client)));
    } catch (GeneralSecurityException e) {
      Damage.personKey();
      return new PersonKey.Unreadable();
    }
  }
}
