package org.journey.engine;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The log as the engine needs it. All reads see what was acknowledged before they began; they fail
 * with {@link SQLException} while the database is away.
 */
public interface JourneySource {

  /** Is given journeys. */
  @FunctionalInterface
  interface Visitor {
    /**
     * One journey.
     *
     * @param raw everything recorded of it, in sequence order
     */
    void visit(JourneyKey key, List<RawInteraction> raw) throws SQLException;
  }

  /** The last sequence; 0 if the log is empty. */
  long head() throws SQLException;

  /**
   * Which journeys the next stretch of the log is about.
   *
   * @param after the position before it
   * @param limit at most so many interactions
   * @return a stretch that ends at {@code after} if there is nothing more
   */
  Touched touched(long after, int limit) throws SQLException;

  /**
   * What is recorded of some journeys, each in sequence order; those without are left out.
   *
   * @param from by journey, the version from which on: 0 for everything
   */
  Map<JourneyKey, List<RawInteraction>> journeys(Map<JourneyKey, Integer> from) throws SQLException;

  /** Everything recorded of some journeys. */
  default Map<JourneyKey, List<RawInteraction>> journeys(Collection<JourneyKey> keys)
      throws SQLException {
    Map<JourneyKey, Integer> from = new TreeMap<>();
    keys.forEach(key -> from.put(key, 0));
    return journeys(from);
  }

  /** How many journeys there are. */
  long countJourneys() throws SQLException;

  /**
   * The next journeys in order.
   *
   * @param after where to go on; null: from the first
   * @param limit at most so many
   */
  List<JourneyKey> next(@Nullable JourneyKey after, int limit) throws SQLException;

  /**
   * Reads journeys one after the other in order, in memory for one of them.
   *
   * @param first the first one
   * @param last the last one, of the same organisation
   * @param visitor is given each of them
   */
  void stream(JourneyKey first, JourneyKey last, Visitor visitor) throws SQLException;
}
