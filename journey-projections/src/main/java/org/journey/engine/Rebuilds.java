package org.journey.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.journey.engine.Rebuild.State;
import org.jspecify.annotations.Nullable;

/**
 * The rebuilds there are and were. What one node asks for any node may do; who does it holds it by
 * the database's clock, and can change nothing once somebody else does.
 */
public final class Rebuilds {

  private static final String RUNNING = "state in ('BUILDING', 'COMPARING')";

  private final JourneySource source;
  private final int segments;

  /**
   * Over a log.
   *
   * @param segments among which the journeys of a projection are shared
   */
  public Rebuilds(JourneySource source, int segments) {
    this.source = source;
    this.segments = segments;
  }

  /**
   * Begins to build the slot that does not serve, unless a rebuild runs already. One of another
   * version of the fold that no node is left to go on with is given up for it.
   *
   * @return the one that runs now
   */
  public Rebuild start(Connection connection, Projection projection) throws SQLException {
    // Before anything is asked by the connection: it takes long where the log is large and cold,
    // and
    // a transaction may not idle.
    long journeys = source.countJourneys();
    Optional<Rebuild> running = lockRunning(connection, projection);
    if (running.isPresent()) {
      if (!isOrphan(connection, projection, running.get())) {
        return running.get();
      }
      end(connection, running.get().id(), State.CANCELLED, "no node of its version is left");
      leave(connection, projection, running.get());
    }
    Slot slot = Slots.live(connection, projection).other();
    // The head first: what is recorded from here on is followed, or read as well.
    long head = source.head();
    Slots.follow(connection, slot, 0, false);
    Slots.empty(connection, slot);
    Checkpoints.of(slot).reset(connection, segments, head);
    return insert(connection, slot, State.BUILDING, head, journeys, false);
  }

  /**
   * Has the slot that served before serve again, once it caught up.
   *
   * @return the way back, compared and swapped as a rebuild is; empty if there is nothing to go
   *     back to that this release could follow
   */
  public Optional<Rebuild> rollBack(Connection connection, Projection projection)
      throws SQLException {
    Optional<Rebuild> running = lockRunning(connection, projection);
    if (running.isPresent()) {
      return running;
    }
    Slot slot = Slots.live(connection, projection).other();
    boolean kept =
        Slots.known(connection, projection).get(slot.number()).version() == projection.version();
    if (!kept) {
      return Optional.empty();
    }
    Slots.follow(connection, slot, projection.version(), true);
    return Optional.of(insert(connection, slot, State.COMPARING, source.head(), 0, true));
  }

  private static boolean isOrphan(Connection connection, Projection projection, Rebuild running)
      throws SQLException {
    return running.version() != projection.version()
        && !Nodes.anyOf(connection, projection.name(), running.version());
  }

  private static Optional<Rebuild> lockRunning(Connection connection, Projection projection)
      throws SQLException {
    lock(connection, projection);
    return last(connection, projection).filter(rebuild -> rebuild.state().running());
  }

  /** Nobody begins, ends or swaps a rebuild of the projection before this transaction ends. */
  static void lock(Connection connection, Projection projection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("select 1 from projection where name = ? for update")) {
      lock.setString(1, projection.name());
      lock.executeQuery().close();
    }
  }

  private static Rebuild insert(
      Connection connection, Slot slot, State state, long head, long journeys, boolean wayBack)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into projection_rebuild (projection, slot, version, state, head, journeys,"
                + " way_back) values (?, ?, ?, ?, ?, ?, ?) returning "
                + Rebuild.COLUMNS)) {
      insert.setString(1, slot.projection().name());
      insert.setInt(2, slot.number());
      insert.setInt(3, slot.projection().version());
      insert.setString(4, state.name());
      insert.setLong(5, head);
      insert.setLong(6, journeys);
      insert.setBoolean(7, wayBack);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        RebuildHistory.prune(connection, slot.projection());
        return Rebuild.of(row);
      }
    }
  }

  /** The last rebuild of a projection, running or not. */
  public static Optional<Rebuild> last(Connection connection, Projection projection)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select "
                + Rebuild.COLUMNS
                + " from projection_rebuild where projection = ? order by id desc limit 1")) {
      query.setString(1, projection.name());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(Rebuild.of(row)) : Optional.empty();
      }
    }
  }

  /**
   * Ends the rebuild of a projection that runs; what it built is thrown away by the next.
   *
   * @return whether one ran
   */
  public boolean cancel(Connection connection, Projection projection) throws SQLException {
    Optional<Rebuild> running = lockRunning(connection, projection);
    if (running.isEmpty()) {
      return false;
    }
    end(connection, running.get().id(), State.CANCELLED, null);
    leave(connection, projection, running.get());
    return true;
  }

  /**
   * No longer followed. What served before can still be gone back to; what was built has never
   * served, and is not.
   */
  static void leave(Connection connection, Projection projection, Rebuild rebuild)
      throws SQLException {
    Slots.follow(
        connection,
        new Slot(projection, rebuild.slot()),
        rebuild.wayBack() ? rebuild.version() : 0,
        false);
  }

  /** Lets go of a rebuild that is not done. */
  static void release(Connection connection, long id, String owner) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_rebuild set owner = null where id = ? and owner = ? and "
                + RUNNING)) {
      update.setLong(1, id);
      update.setString(2, owner);
      update.executeUpdate();
    }
  }

  /** Takes over a rebuild that nobody is at work on; empty if there is none. */
  static Optional<Rebuild> claim(Connection connection, Projection projection, String owner)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_rebuild set owner = ?, claimed = clock_timestamp() where id ="
                + " (select id from projection_rebuild where projection = ? and version = ? and "
                + RUNNING
                + " and (owner is null or claimed < clock_timestamp() - interval '10 seconds')"
                + " for update skip locked) returning "
                + Rebuild.COLUMNS)) {
      update.setString(1, owner);
      update.setString(2, projection.name());
      update.setInt(3, projection.version());
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? Optional.of(Rebuild.of(row)) : Optional.empty();
      }
    }
  }

  /** Shows a sign of life; whether the rebuild still runs and is still the owner's. */
  static boolean extend(Connection connection, long id, String owner) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_rebuild set claimed = clock_timestamp() where id = ? and owner = ?"
                + " and "
                + RUNNING)) {
      update.setLong(1, id);
      update.setString(2, owner);
      return update.executeUpdate() == 1;
    }
  }

  /**
   * The fence of what is written for a rebuild: nobody can take it over, nor end it, before this
   * transaction ends.
   */
  static boolean hold(Connection connection, long id, String owner) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from projection_rebuild where id = ? and owner = ? and "
                + RUNNING
                + " for share")) {
      query.setLong(1, id);
      query.setString(2, owner);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  static void progress(
      Connection connection, long id, JourneyKey after, long done, long interactions)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_rebuild set after_organisation = ?, after_journey = ?, done = ?,"
                + " interactions = ? where id = ? and done < ?")) {
      update.setString(1, after.organisation());
      update.setString(2, after.journeyId());
      update.setLong(3, done);
      update.setLong(4, interactions);
      update.setLong(5, id);
      update.setLong(6, done);
      update.executeUpdate();
    }
  }

  /** All journeys are folded: from here on the slot is followed. */
  static void built(Connection connection, Rebuild rebuild, Slot slot) throws SQLException {
    Slots.follow(connection, slot, rebuild.version(), true);
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_rebuild set state = 'COMPARING', claimed = clock_timestamp() where"
                + " id = ?")) {
      update.setLong(1, rebuild.id());
      update.executeUpdate();
    }
  }

  static void compared(Connection connection, long id, Comparison comparison) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_rebuild set compared = ?, differing = ?, live_digest = ?, digest ="
                + " ?, claimed = clock_timestamp() where id = ?")) {
      update.setLong(1, comparison.outcome().compared());
      update.setLong(2, comparison.outcome().differing());
      update.setString(3, comparison.outcome().liveDigest());
      update.setString(4, comparison.outcome().digest());
      update.setLong(5, id);
      update.executeUpdate();
    }
    Comparison.store(connection, id, comparison.differences());
  }

  static void end(Connection connection, long id, State state, @Nullable String error)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update projection_rebuild set state = ?, error = ?, finished = clock_timestamp(),"
                + " owner = null where id = ?")) {
      update.setString(1, state.name());
      update.setString(2, error);
      update.setLong(3, id);
      update.executeUpdate();
    }
  }

  /**
   * Where a rebuild's journeys of an organisation differ from the live ones: the first thousand.
   */
  public static List<Comparison.Difference> differences(
      Connection connection, long id, String organisation) throws SQLException {
    return Comparison.stored(connection, id, organisation);
  }
}
