package org.journey.erasure;

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
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.log.IdentityDigest;
import org.journey.log.LockedLog;
import org.journey.sealing.PersonKeys;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Destroys keys and records it, within one transaction under the log's lock: either both are done
 * or neither, and nothing is stored in between that was sealed with what is destroyed.
 */
final class Destruction {

  private final Connection connection;
  private final String organisation;
  private final String by;
  private final Instant at;
  private final Keys keys;
  private final Made made;

  /**
   * @param by the manager who approved it
   * @param at when; null: now, by the database's clock
   */
  Destruction(LockedLog log, String organisation, String by, @Nullable Instant at)
      throws SQLException {
    this.connection = log.connection();
    this.organisation = organisation;
    this.by = by;
    this.at = at == null ? now(connection) : at;
    this.keys = new Keys(connection, organisation);
    this.made = new Made(log, organisation, by, this.at);
  }

  private static Instant now(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select clock_timestamp()");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /**
   * A person, under all of their ids. What of it is done already is not done again.
   *
   * @param id of the request
   */
  Erasure.Done person(UUID id, List<String> clients) throws SQLException {
    List<Long> sequences = keys.destroyPerson(clients);
    closeRedactions(clients);
    List<Long> recorded = new ArrayList<>();
    for (String client : clients) {
      if (isKnown(client)) {
        long erased = erased(client);
        recorded.add(
            erased > 0
                ? erased
                : made.record(
                    InteractionType.CLIENT_ERASED,
                    client,
                    id + ":" + client,
                    JsonNodeFactory.instance.objectNode()));
      }
    }
    return new Erasure.Done(by, at, clients, sequences, recorded);
  }

  /** What was asked to be redacted of a person who is erased is gone: nobody need decide on it. */
  void closeRedactions(List<String> clients) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update erasure set status = 'REFUSED', decided_by = ?, decided = ? where organisation"
                + " = ? and client = any(?) and redacts is not null and status = 'REQUESTED'")) {
      update.setString(1, by);
      update.setObject(2, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
      update.setString(3, organisation);
      update.setArray(4, connection.createArrayOf("text", clients.toArray()));
      update.executeUpdate();
    }
  }

  /** Whether a journey of this client was opened. */
  private boolean isKnown(String client) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from interaction where organisation = ? and client = ? limit 1")) {
      query.setString(1, organisation);
      query.setString(2, client);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Where it is recorded that a client was erased; 0: nowhere. */
  private long erased(String client) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select coalesce(max(sequence), 0) from interaction where organisation = ? and"
                + " about_client and subject = ? and type = ?")) {
      query.setString(1, organisation);
      query.setString(2, client);
      query.setShort(3, (short) InteractionType.CLIENT_ERASED.number());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * An interaction, and with it its corrections, which hold the same words or others in their
   * place. One about a client, as a merge is, has none: that it was redacted is recorded on the
   * client's first journey.
   *
   * @param id of the request
   */
  Erasure.Done interaction(UUID id, Target target) throws SQLException {
    List<Long> all = new ArrayList<>(List.of(target.sequence()));
    all.addAll(corrections(target));
    return interactions(id, target, all);
  }

  /**
   * An interaction of a journey, and whatever else is named.
   *
   * @param id of the request
   * @param all the interaction, and which of its corrections
   */
  Erasure.Done interactions(UUID id, Target target, List<Long> all) throws SQLException {
    List<Long> sequences = keys.destroy(all);
    long recorded = redacted(id);
    if (recorded == 0) {
      ObjectNode data = JsonNodeFactory.instance.objectNode();
      data.putObject("target")
          .put("source", target.identity().source())
          .put("id", target.identity().id());
      recorded =
          made.record(InteractionType.INTERACTION_REDACTED, target.journey(), id.toString(), data);
    }
    return new Erasure.Done(by, at, List.of(), sequences, List.of(recorded));
  }

  /** Where it is recorded that this was redacted; 0: nowhere. */
  private long redacted(UUID id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select coalesce(max(sequence), 0) from interaction where identity = ? and type = ?")) {
      query.setObject(
          1, IdentityDigest.of(organisation, new Identity(Erasure.SOURCE, id.toString())));
      query.setShort(2, (short) InteractionType.INTERACTION_REDACTED.number());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private List<Long> corrections(Target target) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select sequence, event from interaction where organisation = ? and not about_client"
                + " and subject = ? and type = ? order by organisation, about_client, subject,"
                + " version")) {
      query.setString(1, organisation);
      query.setString(2, target.journey());
      query.setShort(3, (short) InteractionType.INTERACTION_CORRECTED.number());
      try (ResultSet rows = query.executeQuery()) {
        List<Long> corrections = new ArrayList<>();
        while (rows.next()) {
          if (Recorded.parse(rows.getBytes(2)).data() instanceof InteractionCorrected correction
              && correction.target().equals(target.identity())) {
            corrections.add(rows.getLong(1));
          }
        }
        return corrections;
      }
    }
  }

  /**
   * What is redacted.
   *
   * @param sequence its place in the log
   * @param journey whose it is; of one about a client, the first of theirs
   * @param client the journey's
   */
  record Target(long sequence, String journey, String client, Identity identity) {}

  /**
   * Keeps what was done, and has every node hear of it.
   *
   * @param asked the request; one that the database does not have is added
   */
  void close(Erasure asked, Erasure.Done done) throws SQLException {
    try (PreparedStatement keep =
        connection.prepareStatement(
            "insert into erasure (id, organisation, client, redacts, requested_by, requested,"
                + " status, decided_by, decided, clients, sequences, recorded) values (?, ?, ?, ?,"
                + " ?, ?, 'DONE', ?, ?, ?, ?, ?) on conflict (id) do update set status ="
                + " excluded.status, decided_by = excluded.decided_by, decided ="
                + " excluded.decided, clients = excluded.clients, sequences = excluded.sequences,"
                + " recorded = excluded.recorded, reason = case when erasure.redacts is null then"
                + " null else erasure.reason end where erasure.status = 'REQUESTED'")) {
      keep.setObject(1, asked.id());
      keep.setString(2, organisation);
      keep.setString(3, asked.client());
      keep.setObject(4, asked.redacts(), Types.BIGINT);
      keep.setString(5, asked.requestedBy());
      keep.setObject(6, OffsetDateTime.ofInstant(asked.requested(), ZoneOffset.UTC));
      keep.setString(7, done.by());
      keep.setObject(8, OffsetDateTime.ofInstant(done.at(), ZoneOffset.UTC));
      keep.setArray(9, connection.createArrayOf("text", done.clients().toArray()));
      keep.setArray(10, numbers(done.sequences()));
      keep.setArray(11, numbers(done.recorded()));
      keep.executeUpdate();
    }
    PersonKeys.changed(connection, organisation, done.clients(), asked.id());
  }

  private java.sql.Array numbers(Collection<Long> numbers) throws SQLException {
    return connection.createArrayOf("bigint", numbers.toArray());
  }
}
