package org.journey.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.journey.checkpoint.AccessPlaces;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads the access log, the latest entry first. */
public final class AccessReads {

  /** So many entries are looked through for a page at most, however few of them are asked for. */
  static final int LOOKED_THROUGH = 2_000;

  private final DataSource source;
  private final EntryForm form;

  AccessReads(DataSource source, EntryForm form) {
    this.source = source;
    this.form = form;
  }

  /**
   * A page; it may have fewer entries than asked for, or none, and yet not be the last.
   *
   * @param entries with their purposes open
   * @param next the number before which the next page goes on; null: there is none
   */
  public record Page(List<ObjectNode> entries, @Nullable Long next) {}

  /** Whose an entry is; none if there is no such entry. */
  public Optional<String> organisation(long number) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select organisation from access_entry where number = ?")) {
            query.setLong(1, number);
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /**
   * Reads a page.
   *
   * @param before only entries with a lower number
   * @param limit most entries
   * @throws org.journey.log.LogUnavailable if the database cannot be reached
   */
  public Page page(AccessQuestion question, long before, int limit) {
    return LogReads.with(
        source,
        connection -> {
          long first = firstSince(connection, question.organisation(), question.from(), 1);
          long end = firstSince(connection, question.organisation(), question.to(), before);
          List<Long> candidates =
              candidates(connection, question, first, Math.min(before, end), LOOKED_THROUGH);
          return page(connection, question, candidates, limit);
        });
  }

  private Page page(
      Connection connection, AccessQuestion question, List<Long> candidates, int limit)
      throws SQLException {
    List<ObjectNode> entries = new ArrayList<>();
    long last = 0;
    boolean more = false;
    try (PreparedStatement query =
        connection.prepareStatement(
            "select e.number, e.at, e.organisation, e.actor, e.operation, e.entry from"
                + " unnest(?::bigint[]) as w (number) join access_entry e using (number) where"
                + " (?::text is null or e.actor = ?) and (?::text is null or e.operation = ?) order"
                + " by e.number desc limit ?")) {
      query.setArray(1, connection.createArrayOf("int8", candidates.toArray()));
      query.setString(2, question.actor());
      query.setString(3, question.actor());
      query.setString(4, question.operation());
      query.setString(5, question.operation());
      query.setInt(6, limit + 1);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (entries.size() == limit) {
            more = true;
          } else {
            last = rows.getLong(1);
            entries.add(form.opened(kept(rows)));
          }
        }
      }
    }
    if (more) {
      return new Page(entries, last);
    }
    return new Page(entries, candidates.size() < LOOKED_THROUGH ? null : candidates.getLast());
  }

  private static EntryForm.Kept kept(ResultSet row) throws SQLException {
    return new EntryForm.Kept(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getBytes(6));
  }

  /** By the index that narrows most; what else is asked for is looked at afterwards. */
  private static List<Long> candidates(
      Connection connection, AccessQuestion question, long first, long before, int most)
      throws SQLException {
    List<String> journeys = question.journeys();
    String actor = question.actor();
    String sql =
        journeys != null
            // Each by itself, in the order of the index, and then together.
            ? "select distinct f.number from unnest(?::text[]) as w (journey) cross join lateral"
                + " (select a.number from access_journey a where a.organisation = ? and a.journey ="
                + " w.journey and a.number >= ? and a.number < ? order by a.organisation desc,"
                + " a.journey desc, a.number desc limit ?) f order by f.number desc limit ?"
            : actor != null
                ? "select number from access_entry where actor = ? and organisation = ? and number"
                    + " >= ? and number < ? order by organisation desc, actor desc, number desc"
                    + " limit least(?, ?)"
                : "select number from access_entry where ?::text is null and organisation = ? and"
                    + " number >= ? and number < ? order by organisation desc, number desc limit"
                    + " least(?, ?)";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      if (journeys != null) {
        List<String> places = new ArrayList<>(journeys);
        question.clients().forEach(client -> places.add(AccessPlaces.client(client)));
        places.add(AccessPlaces.ANY);
        query.setArray(1, connection.createArrayOf("text", places.toArray()));
      } else {
        query.setString(1, actor);
      }
      query.setString(2, question.organisation());
      query.setLong(3, first);
      query.setLong(4, before);
      query.setInt(5, most);
      query.setInt(6, most);
      List<Long> numbers = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
      }
      return numbers;
    }
  }

  /**
   * The number before which all of an organisation's were written before an instant, and none
   * after: times never decrease along numbers. Between the organisation's own numbers there are
   * those of others, of which nothing is seen here.
   *
   * @param otherwise if there is no instant
   */
  private static long firstSince(
      Connection connection, String organisation, @Nullable Instant instant, long otherwise)
      throws SQLException {
    if (instant == null) {
      return otherwise;
    }
    long low = 1;
    long high = last(connection, organisation) + 1;
    try (PreparedStatement query =
        connection.prepareStatement(
            "select number, at >= ? from access_entry where organisation = ? and number >= ? and"
                + " number < ? order by organisation, number limit 1")) {
      query.setObject(1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
      query.setString(2, organisation);
      while (low < high) {
        long middle = (low + high) >>> 1;
        query.setLong(3, middle);
        query.setLong(4, high);
        try (ResultSet row = query.executeQuery()) {
          if (row.next() && !row.getBoolean(2)) {
            low = row.getLong(1) + 1;
          } else {
            // None of theirs from the middle on, or one that is late enough.
            high = middle;
          }
        }
      }
    }
    return low;
  }

  /** An organisation's last number; 0 if there is none. */
  private static long last(Connection connection, String organisation) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select number from access_entry where organisation = ? order by organisation desc,"
                + " number desc limit 1")) {
      query.setString(1, organisation);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }
}
