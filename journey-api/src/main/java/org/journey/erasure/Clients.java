package org.journey.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.journey.derived.ClientLog;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.log.LogReads;
import org.journey.person.Persons;

/** Who is meant: the ids of a person, and whose an interaction is. */
final class Clients {

  private final DataSource source;
  private final ClientLog log;

  Clients(DataSource source, ClientLog log) {
    this.source = source;
    this.log = log;
  }

  /** The last sequence of the log. */
  long head() {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "select coalesce(max(sequence), 0) from interaction");
              ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /** All ids of the person that a client is, by the merges that stand at a place of the log. */
  List<String> idsOf(String organisation, String client, long head) {
    return log.persons(organisation, head).idsOf(client);
  }

  /** Who is who in an organisation, by the merges that stand now. */
  Persons all(String organisation) {
    return log.persons(organisation, Long.MAX_VALUE);
  }

  /** Whether a journey of the client was opened. */
  boolean isKnown(String organisation, String client) {
    return log.isKnown(organisation, List.of(client));
  }

  /** Whether a hold stands for one of a person's ids. */
  boolean isHeld(String organisation, Collection<String> clients) {
    return LogReads.with(source, connection -> Holds.any(connection, organisation, clients));
  }

  /** Whether a client's key is destroyed. */
  boolean isErased(String organisation, String client) {
    return LogReads.with(source, connection -> isErased(connection, organisation, client));
  }

  /** An interaction to be redacted. */
  Optional<Destruction.Target> target(String organisation, long sequence) {
    return LogReads.with(source, connection -> target(connection, organisation, sequence));
  }

  static Optional<Destruction.Target> target(
      Connection connection, String organisation, long sequence) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select r.subject, r.client, i.source, i.id from interaction i cross join lateral"
                + " (select j.subject, j.client from interaction j where j.organisation ="
                + " i.organisation and not j.about_client and j.subject = i.subject and j.version ="
                + " 0 and not i.about_client union all (select j.subject, j.client from interaction"
                + " j where j.organisation = i.organisation and j.client = i.subject and"
                + " i.about_client order by j.recorded, j.sequence limit 1)) r where i.sequence = ?"
                + " and i.organisation = ?")) {
      query.setLong(1, sequence);
      query.setString(2, organisation);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Destruction.Target(
                    sequence,
                    row.getString(1),
                    row.getString(2),
                    new Identity(row.getString(3), row.getString(4))))
            : Optional.empty();
      }
    }
  }

  /** Whether nobody decided on a request yet. */
  static boolean isOpen(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from erasure where id = ? and status = 'REQUESTED' for update")) {
      query.setObject(1, id);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Whether a merge of clients was recorded, or undone, behind a place of the log. */
  static boolean mergedSince(Connection connection, String organisation, long head)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from interaction where organisation = ? and sequence > ? and type in (?, ?)"
                + " limit 1")) {
      query.setString(1, organisation);
      query.setLong(2, head);
      query.setShort(3, (short) InteractionType.CLIENT_MERGED.number());
      query.setShort(4, (short) InteractionType.CLIENT_UNMERGED.number());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Whether a client's key is destroyed. */
  static boolean isErased(Connection connection, String organisation, String client)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from person_key where organisation = ? and client = ? and destroyed is not"
                + " null")) {
      query.setString(1, organisation);
      query.setString(2, client);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
