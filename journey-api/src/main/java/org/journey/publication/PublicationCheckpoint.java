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
   * Up to which sequence all is published to a topic; 0 if it is another than before: it was made
   * anew, by hand or with a new broker, and whoever follows it must be told everything.
   *
   * @param id of the topic that has the name now
   * @throws org.journey.log.LogUnavailable if the database cannot be reached
   */
  long position(String id) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select position from publication"
                      + " where topic = ? and coalesce(topic_id, ?) = ?")) {
            query.setString(1, topic);
            query.setString(2, id);
            query.setString(3, id);
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? row.getLong(1) : 0L;
            }
          }
        });
  }

  /**
   * Up to this sequence all is published now. Goes back for another topic alone.
   *
   * @param id of the topic it was published to
   * @throws org.journey.log.LogUnavailable if the database cannot be reached
   */
  void advance(String id, long position) {
    LogReads.with(
        source,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "insert into publication as before (topic, topic_id, position) values (?, ?, ?)"
                      + " on conflict (topic) do update set position = excluded.position,"
                      + " topic_id = excluded.topic_id, advanced = clock_timestamp()"
                      + " where before.topic_id is distinct from excluded.topic_id"
                      + " or before.position < excluded.position")) {
            update.setString(1, topic);
            update.setString(2, id);
            update.setLong(3, position);
            return update.executeUpdate();
          }
        });
  }
}
