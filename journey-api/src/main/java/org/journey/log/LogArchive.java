package org.journey.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.journey.archive.ArchiveLog;
import org.journey.engine.JourneyKey;
import org.journey.engine.RawInteraction;
import org.jspecify.annotations.Nullable;

/** The log as an archive is made from it; what fails is told as the log's failure. */
public final class LogArchive implements ArchiveLog {

  private static final int FETCHED = 2_000;

  private final DataSource source;
  private final LogJourneys journeys;

  /** Over a pool whose queries may take their time. */
  public LogArchive(DataSource source) {
    this.source = source;
    this.journeys = new LogJourneys(source);
  }

  @Override
  public long head() {
    return LogReads.told(journeys::head);
  }

  @Override
  public @Nullable String leaf(long sequence) {
    Optional<String> leaf =
        LogReads.with(
            source,
            connection -> {
              try (PreparedStatement query =
                  connection.prepareStatement(
                      "select encode(leaf_hash, 'hex') from interaction where sequence = ?")) {
                query.setLong(1, sequence);
                try (ResultSet row = query.executeQuery()) {
                  return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
              }
            });
    return leaf.orElse(null);
  }

  @Override
  public List<JourneyKey> next(@Nullable JourneyKey after, int limit) {
    return LogReads.told(() -> journeys.next(after, limit));
  }

  @Override
  public void stream(JourneyKey first, JourneyKey last, Visitor visitor) {
    LogReads.told(
        () -> {
          journeys.stream(first, last, visitor::visit);
          return true;
        });
  }

  /** Through a cursor, as {@link LogJourneys#stream}. */
  @Override
  public void between(long after, long upTo, One one) {
    LogReads.with(
        source,
        connection -> {
          connection.setAutoCommit(false);
          try {
            between(connection, after, upTo, one);
            connection.commit();
            return true;
          } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
          }
        });
  }

  private static void between(Connection connection, long after, long upTo, One one)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select organisation, subject, sequence, version, event from interaction where"
                + " sequence > ? and sequence <= ? and not about_client order by sequence")) {
      query.setFetchSize(FETCHED);
      query.setLong(1, after);
      query.setLong(2, upTo);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          one.take(
              new JourneyKey(rows.getString(1), rows.getString(2)),
              new RawInteraction(rows.getLong(3), rows.getInt(4), rows.getBytes(5)));
        }
      }
    }
  }
}
