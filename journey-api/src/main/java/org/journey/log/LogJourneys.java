package org.journey.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.journey.engine.JourneyKey;
import org.journey.engine.JourneySource;
import org.journey.engine.RawInteraction;
import org.journey.engine.Touched;
import org.jspecify.annotations.Nullable;

/** The log as the projections' engine reads it: by journeys. */
public final class LogJourneys implements JourneySource {

  private static final int FETCHED = 2_000;

  private final DataSource source;

  /** Over a pool whose queries may take their time. */
  public LogJourneys(DataSource source) {
    this.source = source;
  }

  @Override
  public long head() throws SQLException {
    return number("select coalesce(max(sequence), 0) from interaction");
  }

  @Override
  public long countJourneys() throws SQLException {
    return number("select count(*) from interaction where client is not null");
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public Touched touched(long after, int limit) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select sequence, organisation, subject, about_client from interaction where"
                    + " sequence > ? order by sequence limit ?")) {
      query.setLong(1, after);
      query.setInt(2, limit);
      Set<JourneyKey> keys = new TreeSet<>();
      long upTo = after;
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          upTo = rows.getLong(1);
          if (!rows.getBoolean(4)) {
            keys.add(new JourneyKey(rows.getString(2), rows.getString(3)));
          }
        }
      }
      return new Touched(after, upTo, keys);
    }
  }

  @Override
  public Map<JourneyKey, List<RawInteraction>> journeys(Map<JourneyKey, Integer> from)
      throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select i.organisation, i.subject, i.sequence, i.version, i.event from"
                    + " unnest(?::text[], ?::text[], ?::integer[]) as w (organisation, subject,"
                    + " version) cross join lateral (select * from interaction j where"
                    + " j.organisation = w.organisation and j.about_client = false and j.subject ="
                    + " w.subject and j.version >= w.version order by j.organisation,"
                    + " j.about_client, j.subject, j.version offset 0) i order by i.organisation,"
                    + " i.subject, i.version")) {
      query.setArray(
          1,
          connection.createArrayOf(
              "text", from.keySet().stream().map(JourneyKey::organisation).toArray()));
      query.setArray(
          2,
          connection.createArrayOf(
              "text", from.keySet().stream().map(JourneyKey::journeyId).toArray()));
      query.setArray(3, connection.createArrayOf("integer", from.values().toArray()));
      Map<JourneyKey, List<RawInteraction>> journeys = HashMap.newHashMap(from.size());
      visit(query, journeys::put);
      return journeys;
    }
  }

  @Override
  public List<JourneyKey> next(@Nullable JourneyKey after, int limit) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select organisation, subject from interaction where client is not null and"
                    + " (organisation, subject) > (?, ?) order by organisation, subject limit ?")) {
      // Before every id there is.
      query.setString(1, after == null ? "" : after.organisation());
      query.setString(2, after == null ? "" : after.journeyId());
      query.setInt(3, limit);
      try (ResultSet rows = query.executeQuery()) {
        List<JourneyKey> keys = new ArrayList<>();
        while (rows.next()) {
          keys.add(new JourneyKey(rows.getString(1), rows.getString(2)));
        }
        return keys;
      }
    }
  }

  /** Through a cursor: in one transaction, of which no more than a page is in memory. */
  @Override
  public void stream(JourneyKey first, JourneyKey last, Visitor visitor) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement query =
          connection.prepareStatement(
              "select organisation, subject, sequence, version, event from interaction where"
                  + " organisation = ? and not about_client and subject between ? and ? order by"
                  + " organisation, about_client, subject, version")) {
        query.setFetchSize(FETCHED);
        query.setString(1, first.organisation());
        query.setString(2, first.journeyId());
        query.setString(3, last.journeyId());
        visit(query, visitor);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static void visit(PreparedStatement query, Visitor visitor) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      JourneyKey current = null;
      List<RawInteraction> raw = new ArrayList<>();
      while (rows.next()) {
        String organisation = rows.getString(1);
        String journey = rows.getString(2);
        if (current == null
            || !current.journeyId().equals(journey)
            || !current.organisation().equals(organisation)) {
          if (current != null) {
            visitor.visit(current, raw);
          }
          current = new JourneyKey(organisation, journey);
          raw = new ArrayList<>();
        }
        raw.add(new RawInteraction(rows.getLong(3), rows.getInt(4), rows.getBytes(5)));
      }
      if (current != null) {
        visitor.visit(current, raw);
      }
    }
  }
}
