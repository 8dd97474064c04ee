package org.journey.publication;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import javax.sql.DataSource;
import org.journey.log.LogReads;

/**
 * How far a topic is. Who published a stretch says so whether or not the turn is still theirs: it
 * is published.
 */
final class PublicationCheckpoint {

  private final DataSource source;
  private final String topic;

  /**
   * @param source may read, add to and change {@code publication}
   */
  PublicationCheckpoint(DataSource source, String topic) {
    this.source = source;
    this.topic = topic;
  }

  /**
   * Up to which sequence all is published.
   *
   * @throws org.journey.log.LogUnavailable if the database cannot be reached
   */
  long position() {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("select position from publication where topic = ?")) {
            query.setString(1, topic);
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? row.getLong(1) : 0L;
            }
          }
        });
  }

  /**
   * Nothing is published: the topic was made anew.
   *
   * @throws org.journey.log.LogUnavailable if the database cannot be reached
   */
  void beginAnew() {
    LogReads.with(
        source,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update publication set position = 0, advanced = clock_timestamp()"
                      + " where topic = ?")) {
            update.setString(1, topic);
            return update.executeUpdate();
          }
        });
  }

  /**
   * Up to this sequence all is published now. Never goes back.
   *
   * @throws org.journey.log.LogUnavailable if the database cannot be reached
   */
  void advance(long position) {
    LogReads.with(
        source,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "insert into publication (topic, position) values (?, ?) on conflict (topic) do"
                      + " update set position = excluded.position, advanced = clock_timestamp()"
                      + " where publication.position < excluded.position")) {
            update.setString(1, topic);
            update.setLong(2, position);
            return update.executeUpdate();
          }
        });
  }
}
