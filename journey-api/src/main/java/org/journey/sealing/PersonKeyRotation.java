package org.journey.sealing;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.journey.interaction.Identity;
import org.journey.log.LockedLog;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the key of a person, which somebody may have learnt: what their interactions are sealed
 * with is wrapped by the new one, all at once and under the log's lock, so that nothing is stored
 * meanwhile that only the old one opens. What was hashed stays as it is: the key for that is kept.
 */
public final class PersonKeyRotation {

  private final DataSource source;
  private final MasterKey master;
  private final PersonKeys keys;

  /** With the tables of keys. */
  public PersonKeyRotation(DataSource source, MasterKey master, PersonKeys keys) {
    this.source = source;
    this.master = master;
    this.keys = keys;
  }

  /**
   * Replaces it.
   *
   * @return whether there was one
   */
  public boolean rotate(ClientId client) {
    boolean done =
        LockedLog.with(
            source,
            log -> {
              try {
                return rotate(log.connection(), client);
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a key is not of its person", e);
              }
            });
    keys.catchUp();
    return done;
  }

  private boolean rotate(Connection connection, ClientId client)
      throws SQLException, GeneralSecurityException {
    Old old = old(connection, client);
    if (old == null) {
      return false;
    }
    byte[] contentKey =
        old.content() == null ? PersonKey.Present.contentKey(old.key()) : old.content();
    byte[] key = keys.randomness().bytes(Gcm.KEY_BYTES);
    rewrap(
        connection,
        client,
        new PersonKey.Present(old.key(), contentKey),
        new PersonKey.Present(key, contentKey));
    try (PreparedStatement update =
        connection.prepareStatement(
            "update person_key set wrapped = ?, content_wrapped = ? where organisation = ? and"
                + " client = ? and destroyed is null")) {
      update.setBytes(1, master.wrap(key, Places.personKey(client)));
      update.setBytes(2, master.wrap(contentKey, Places.contentKey(client)));
      update.setString(3, client.organisation());
      update.setString(4, client.client());
      update.executeUpdate();
    }
    KeyChanges.add(connection, client.organisation(), List.of(client.client()), null);
    return true;
  }

  private record Old(byte[] key, byte @Nullable [] content) {}

  private @Nullable Old old(Connection connection, ClientId client)
      throws SQLException, GeneralSecurityException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select wrapped, content_wrapped from person_key where organisation = ? and client = ?"
                + " and destroyed is null for update")) {
      query.setString(1, client.organisation());
      query.setString(2, client.client());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        byte[] content = row.getBytes(2);
        return new Old(
            master.unwrap(row.getBytes(1), Places.personKey(client)),
            content == null ? null : master.unwrap(content, Places.contentKey(client)));
      }
    }
  }

  /** One that was moved or changed opens by neither key: it is named, and left as it is. */
  private static byte @Nullable [] unwrap(
      PersonKey.Present from, long sequence, byte[] wrapped, ClientId client, Identity identity) {
    try {
      return from.unwrap(wrapped, client.organisation(), identity);
    } catch (GeneralSecurityException e) {
      Damage.interactionKey(sequence);
      return null;
    }
  }

  private void rewrap(
      Connection connection, ClientId client, PersonKey.Present from, PersonKey.Present to)
      throws SQLException, GeneralSecurityException {
    List<Long> sequences = new ArrayList<>();
    List<byte[]> wrapped = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select k.sequence, k.wrapped, i.source, i.id from interaction_key k join interaction i"
                + " on i.sequence = k.sequence where k.sequence in (select i.sequence from"
                + " interaction r join interaction i on i.organisation = r.organisation and not"
                + " i.about_client and i.subject = r.subject where r.organisation = ? and r.client"
                + " = ? and r.client is not null union all select i.sequence from interaction i"
                + " where i.organisation = ? and i.about_client and i.subject = ?)")) {
      query.setString(1, client.organisation());
      query.setString(2, client.client());
      query.setString(3, client.organisation());
      query.setString(4, client.client());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Identity identity = new Identity(rows.getString(3), rows.getString(4));
          long sequence = rows.getLong(1);
          byte[] key = unwrap(from, sequence, rows.getBytes(2), client, identity);
          if (key != null) {
            sequences.add(sequence);
            wrapped.add(to.wrap(keys.randomness(), key, client.organisation(), identity));
          }
        }
      }
    }
    // Removed and put there: the application has no right to change one.
    try (PreparedStatement replace =
        connection.prepareStatement(
            "delete from interaction_key where sequence = any(?); insert into interaction_key"
                + " (sequence, wrapped) select * from unnest(?::bigint[], ?::bytea[])")) {
      replace.setArray(1, connection.createArrayOf("bigint", sequences.toArray()));
      replace.setArray(2, connection.createArrayOf("bigint", sequences.toArray()));
      replace.setArray(3, connection.createArrayOf("bytea", wrapped.toArray(byte[][]::new)));
      replace.execute();
    }
  }
}
