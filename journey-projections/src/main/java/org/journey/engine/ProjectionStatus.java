package org.journey.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a projection stands.
 *
 * @param projection which
 * @param live the slot that answers
 * @param version of the fold that its rows are of; 0: it was never filled
 * @param position all interactions up to here are in it
 * @param head of the log
 * @param lagMicros for how long the oldest interaction that is not in it has been in the log; 0 if
 *     all are
 * @param rebuild the last rebuild, running or not
 * @param parked how many journeys it could not fold
 */
public record ProjectionStatus(
    Projection projection,
    Slot live,
    int version,
    long position,
    long head,
    long lagMicros,
    Optional<Rebuild> rebuild,
    int parked) {

  /** Reads it, as of the moment of the caller's transaction. */
  public static ProjectionStatus of(Connection connection, Projection projection)
      throws SQLException {
    Slot live = Slots.live(connection, projection);
    long position = Checkpoints.of(live).position(connection).orElse(0);
    long head = number(connection, "select coalesce(max(sequence), 0) from interaction", null);
    long lag =
        position >= head
            ? 0
            : number(
                connection,
                "select greatest(0, (extract(epoch from clock_timestamp() - recorded) *"
                    + " 1000000)::bigint) from interaction where sequence = ?",
                position + 1);
    return new ProjectionStatus(
        projection,
        live,
        Slots.known(connection, projection).get(live.number()).version(),
        position,
        Math.max(head, position),
        lag,
        Rebuilds.last(connection, projection),
        Parked.count(connection, live));
  }

  /** Interactions in the log that are not in it. */
  public long lagEvents() {
    return head - position;
  }

  private static long number(
      Connection connection, String sql, @org.jspecify.annotations.Nullable Long argument)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      if (argument != null) {
        query.setLong(1, argument);
      }
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** The position of the slot that answers, in the caller's transaction; 0 if it has none. */
  public static long position(Connection connection, Projection projection) throws SQLException {
    OptionalLong position = Checkpoints.of(Slots.live(connection, projection)).position(connection);
    return position.orElse(0);
  }
}
