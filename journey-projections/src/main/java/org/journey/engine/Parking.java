package org.journey.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes parked journeys up again. */
public final class Parking {

  private static final int AT_A_TIME = 100;

  private static final JourneyKey BEFORE_ALL = new JourneyKey("", "");

  private final Database database;
  private final JourneySource source;

  /** Over a log. */
  public Parking(Database database, JourneySource source) {
    this.database = database;
    this.source = source;
  }

  /**
   * Folds a parked journey of the live slot again, if its rows are of this release's fold.
   *
   * @return whether it was parked; it may be still
   */
  public boolean takeUp(Projection projection, JourneyKey key) throws SQLException {
    Slot live = database.ask(connection -> Slots.live(connection, projection));
    boolean parked = database.ask(connection -> Parked.is(connection, live, key));
    if (parked) {
      takeUp(live, List.of(key));
    }
    return parked;
  }

  /**
   * Folds all parked journeys of a slot again, in case this release can: at the start of a node,
   * and before a slot serves again. Rows of another version of the fold stay what they are.
   */
  public void takeUpAll(Slot slot) throws SQLException {
    List<JourneyKey> keys = behind(slot, BEFORE_ALL);
    while (!keys.isEmpty()) {
      takeUp(slot, keys);
      keys = behind(slot, keys.getLast());
    }
  }

  private List<JourneyKey> behind(Slot slot, JourneyKey after) throws SQLException {
    return database.ask(
        connection ->
            isOurs(connection, slot)
                ? Parked.behind(connection, slot, after, AT_A_TIME).stream()
                    .map(Parked::key)
                    .toList()
                : List.of());
  }

  /** Folded first, and then written: no transaction idles meanwhile. */
  private void takeUp(Slot slot, List<JourneyKey> keys) throws SQLException {
    Feed feed = new Feed(source, slot);
    List<Folded> folded = feed.fold(keys);
    database.run(
        connection -> {
          if (isOurs(connection, slot)) {
            feed.write(connection, folded);
          }
        });
  }

  private static boolean isOurs(Connection connection, Slot slot) throws SQLException {
    return Slots.known(connection, slot.projection()).get(slot.number()).version()
        == slot.projection().version();
  }
}
