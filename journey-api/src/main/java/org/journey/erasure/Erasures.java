package org.journey.erasure;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/** The requests as they are kept. */
final class Erasures {

  static final String COLUMNS =
      "e.id, e.organisation, e.client, e.redacts, e.requested_by, e.requested, e.status,"
          + " e.decided_by, e.decided, e.clients, e.sequences, e.recorded";

  private final DataSource source;

  Erasures(DataSource source) {
    this.source = source;
  }

  /**
   * Asks, unless the same is asked already.
   *
   * @param clients all ids of the person
   * @param reason sealed
   * @return the one that is open now
   */
  Erasure ask(
      UUID id,
      String organisation,
      String client,
      Collection<String> clients,
      @Nullable Long redacts,
      String by,
      byte[] reason) {
    return LogReads.with(
        source,
        connection -> {
          Optional<Erasure> open = open(connection, organisation, clients, redacts);
          if (open.isPresent()) {
            return open.get();
          }
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into erasure (id, organisation, client, redacts, requested_by, reason)"
                      + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, id);
            insert.setString(2, organisation);
            insert.setString(3, client);
            insert.setObject(4, redacts, java.sql.Types.BIGINT);
            insert.setString(5, by);
            insert.setBytes(6, reason);
            insert.executeUpdate();
          }
          // Somebody else's, if they asked at the same time; done already, if that was approved.
          Optional<Erasure> now = open(connection, organisation, List.of(client), redacts);
          return now.isPresent() ? now.get() : last(connection, organisation, client, redacts);
        });
  }

  /** Sets what a query asks for. */
  @FunctionalInterface
  private interface Setting {
    void of(PreparedStatement query) throws SQLException;
  }

  private List<Erasure> list(String which, Setting setting) {
    return LogReads.with(source, connection -> list(connection, which, setting));
  }

  private static List<Erasure> list(Connection connection, String which, Setting setting)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select " + COLUMNS + " from erasure e where " + which)) {
      setting.of(query);
      try (ResultSet rows = query.executeQuery()) {
        List<Erasure> list = new ArrayList<>();
        while (rows.next()) {
          list.add(erasure(rows));
        }
        return list;
      }
    }
  }

  private static Optional<Erasure> open(
      Connection connection,
      String organisation,
      Collection<String> clients,
      @Nullable Long redacts)
      throws SQLException {
    return list(
            connection,
            "e.organisation = ? and e.client = any(?) and coalesce(e.redacts, 0) = ? and e.status ="
                + " 'REQUESTED' order by e.requested, e.id limit 1",
            query -> {
              query.setString(1, organisation);
              query.setArray(2, connection.createArrayOf("text", clients.toArray()));
              query.setLong(3, redacts == null ? 0 : redacts);
            })
        .stream()
        .findFirst();
  }

  private static Erasure last(
      Connection connection, String organisation, String client, @Nullable Long redacts)
      throws SQLException {
    return list(
            connection,
            "e.organisation = ? and e.client = ? and coalesce(e.redacts, 0) = ? order by"
                + " e.requested desc, e.id limit 1",
            query -> {
              query.setString(1, organisation);
              query.setString(2, client);
              query.setLong(3, redacts == null ? 0 : redacts);
            })
        .getFirst();
  }

  /** One of an organisation. */
  Optional<Erasure> find(String organisation, UUID id) {
    return list(
            "e.organisation = ? and e.id = ?",
            query -> {
              query.setString(1, organisation);
              query.setObject(2, id);
            })
        .stream()
        .findFirst();
  }

  /**
   * Some of an organisation's: the open ones first, then the last.
   *
   * @param after behind this place; null: from the first on
   */
  List<Erasure> page(String organisation, @Nullable ErasurePlace after, int limit) {
    ErasurePlace place = after == null ? ErasurePlace.BEGIN : after;
    OffsetDateTime requested = OffsetDateTime.ofInstant(place.requested(), ZoneOffset.UTC);
    return list(
        "e.organisation = ? and (? or (e.status = 'REQUESTED') < ? or (e.status = 'REQUESTED') = ?"
            + " and (e.requested < ? or e.requested = ? and e.id > ?)) order by e.status ="
            + " 'REQUESTED' desc, e.requested desc, e.id limit ?",
        query -> {
          query.setString(1, organisation);
          query.setBoolean(2, after == null);
          query.setBoolean(3, place.open());
          query.setBoolean(4, place.open());
          query.setObject(5, requested);
          query.setObject(6, requested);
          query.setObject(7, place.id());
          query.setInt(8, limit);
        });
  }

  /** All about a person, the first one first. */
  List<Erasure> of(String organisation, Collection<String> clients) {
    return list(
        "e.organisation = ? and e.client = any(?) order by e.requested, e.id",
        query -> {
          query.setString(1, organisation);
          query.setArray(2, query.getConnection().createArrayOf("text", clients.toArray()));
        });
  }

  /** Refuses one that is open; changes nothing else. */
  void refuse(UUID id, String by, byte @Nullable [] refusal) {
    LogReads.with(
        source,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update erasure set status = 'REFUSED', decided_by = ?, decided ="
                      + " clock_timestamp(), refusal = ? where id = ? and status ="
                      + " 'REQUESTED'")) {
            update.setString(1, by);
            update.setBytes(2, refusal);
            update.setObject(3, id);
            return update.executeUpdate();
          }
        });
  }

  /**
   * The words of a request, sealed.
   *
   * @param reason why it was asked
   * @param refusal why it was refused
   */
  record Sealed(byte @Nullable [] reason, byte @Nullable [] refusal) {}

  /** Its words. */
  Sealed words(UUID id) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("select reason, refusal from erasure where id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
              return row.next()
                  ? new Sealed(row.getBytes(1), row.getBytes(2))
                  : new Sealed(null, null);
            }
          }
        });
  }

  static Erasure erasure(ResultSet row) throws SQLException {
    return new Erasure(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getObject(4, Long.class),
        row.getString(5),
        instant(row, 6),
        decision(row));
  }

  private static Erasure.@Nullable Decision decision(ResultSet row) throws SQLException {
    return switch (row.getString(7)) {
      case "REFUSED" -> new Erasure.Refused(row.getString(8), instant(row, 9));
      case "DONE" ->
          new Erasure.Done(
              row.getString(8),
              instant(row, 9),
              List.of((String[]) row.getArray(10).getArray()),
              numbers(row.getArray(11)),
              numbers(row.getArray(12)));
      default -> null;
    };
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static List<Long> numbers(Array array) throws SQLException {
    return Arrays.asList((Long[]) array.getArray());
  }
}
