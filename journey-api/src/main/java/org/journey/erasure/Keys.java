package org.journey.erasure;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The keys of an organisation, to be destroyed, under the log's lock. */
final class Keys {

  private final Connection connection;
  private final String organisation;

  Keys(Connection connection, String organisation) {
    this.connection = connection;
    this.organisation = organisation;
  }

  /**
   * Destroys the keys of a person, under each of their ids, and those of all that was recorded of
   * them: without the one the others open nothing, but the one may be in an old copy.
   *
   * @return the interactions whose keys were destroyed
   */
  List<Long> destroyPerson(Collection<String> clients) throws SQLException {
    Array ids = connection.createArrayOf("text", clients.toArray());
    // Who has no key yet, as after a restore, never gets one.
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into person_key (organisation, client, wrapped, destroyed) select ?, c, null,"
                + " clock_timestamp() from unnest(?::text[]) c on conflict do nothing")) {
      insert.setString(1, organisation);
      insert.setArray(2, ids);
      insert.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update person_key set wrapped = null, content_wrapped = null, destroyed ="
                + " clock_timestamp() where organisation = ? and client = any(?) and destroyed is"
                + " null")) {
      update.setString(1, organisation);
      update.setArray(2, ids);
      update.executeUpdate();
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from interaction_key k where k.sequence in (select i.sequence from interaction"
                + " r join interaction i on i.organisation = r.organisation and not i.about_client"
                + " and i.subject = r.subject where r.organisation = ? and r.client = any(?) and"
                + " r.client is not null union all select i.sequence from interaction i where"
                + " i.organisation = ? and i.about_client and i.subject = any(?)) returning"
                + " k.sequence")) {
      delete.setString(1, organisation);
      delete.setArray(2, ids);
      delete.setString(3, organisation);
      delete.setArray(4, ids);
      return sequences(delete);
    }
  }

  /**
   * Destroys the keys of some interactions.
   *
   * @return those that had one
   */
  List<Long> destroy(Collection<Long> interactions) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from interaction_key where sequence = any(?) returning sequence")) {
      delete.setArray(1, connection.createArrayOf("bigint", interactions.toArray()));
      return sequences(delete);
    }
  }

  private static List<Long> sequences(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<Long> sequences = new ArrayList<>();
      while (rows.next()) {
        sequences.add(rows.getLong(1));
      }
      Collections.sort(sequences);
      return sequences;
    }
  }
}
