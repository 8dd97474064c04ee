package org.journey.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.journey.engine.JourneyKey;
import org.journey.engine.JourneySource;
import org.journey.engine.Parked;
import org.journey.engine.RawInteraction;
import org.journey.engine.Slot;
import org.journey.engine.Slots;
import org.journey.model.StageModel;
import org.journey.service.facts.JourneyFacts;
import org.journey.timeline.Recorded;

/**
 * Gives the facts of an organisation's journeys as they were known at a position of the log. A row
 * rests on all that is recorded of its journey; where that is more than was known, and under
 * another model, the journey is folded anew from the log.
 */
public final class ServiceFactsQuery {

  private static final int FETCHED = 2_000;

  /** Journeys read from the log at a time. */
  private static final int AT_A_TIME = 500;

  private final ServiceFacts projection;
  private final JourneySource source;

  /** Over a projection. */
  public ServiceFactsQuery(ServiceFacts projection, JourneySource source) {
    this.projection = projection;
    this.source = source;
  }

  /**
   * What is left to be folded from the log.
   *
   * @param keys the journeys
   * @param stale of those of them that are parked: their facts as they last could be told
   * @param byRows whether the facts of the others were given
   */
  public record Left(List<JourneyKey> keys, Map<JourneyKey, JourneyFacts> stale, boolean byRows) {}

  /**
   * Gives the facts that rest on no more than was known, from the rows; of a parked journey nobody
   * can tell from its row what it lacks. Rows that another release's fold made are not read: what
   * they hold is not what this one would.
   *
   * @param connection in a transaction in which all statements see the same
   * @param upTo the position; the projection includes it
   * @param each is given the facts of each
   * @return the journeys that are left: something is recorded of them since, they are parked, or
   *     another version's table serves
   */
  public Left settled(
      Connection connection, String organisation, long upTo, Consumer<JourneyFacts> each)
      throws SQLException {
    Slot slot = Slots.live(connection, projection);
    if (Slots.known(connection, projection).get(slot.number()).version() != projection.version()) {
      return journeys(connection, organisation, upTo);
    }
    Set<JourneyKey> parked = parked(connection, slot, organisation);
    List<JourneyKey> left = new ArrayList<>(parked);
    Map<JourneyKey, JourneyFacts> stale = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select journey, case when sequence <= ? then facts end from "
                + slot.table()
                + " where organisation = ? and first_sequence <= ?")) {
      query.setFetchSize(FETCHED);
      query.setLong(1, upTo);
      query.setString(2, organisation);
      query.setLong(3, upTo);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          byte[] facts = rows.getBytes(2);
          if (facts != null && parked.isEmpty()) {
            each.accept(JourneyFacts.decode(facts));
            continue;
          }
          JourneyKey key = new JourneyKey(organisation, rows.getString(1));
          if (facts != null && parked.contains(key)) {
            stale.put(key, JourneyFacts.decode(facts));
          } else if (facts != null) {
            each.accept(JourneyFacts.decode(facts));
          } else if (!parked.contains(key)) {
            left.add(key);
          }
        }
      }
    }
    return new Left(left, stale, true);
  }

  /**
   * All of an organisation's journeys that were known at a position, from whatever table serves.
   *
   * @param connection as for {@link #settled}
   * @param upTo the position; the projection includes it
   */
  public Left journeys(Connection connection, String organisation, long upTo) throws SQLException {
    Slot slot = Slots.live(connection, projection);
    Set<JourneyKey> keys = parked(connection, slot, organisation);
    try (PreparedStatement query =
        connection.prepareStatement(
            "select journey from "
                + slot.table()
                + " where organisation = ? and first_sequence <= ?")) {
      query.setFetchSize(FETCHED);
      query.setString(1, organisation);
      query.setLong(2, upTo);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          keys.add(new JourneyKey(organisation, rows.getString(1)));
        }
      }
    }
    return new Left(List.copyOf(keys), Map.of(), false);
  }

  /** Parked journeys, also those that never had a row. */
  private static Set<JourneyKey> parked(Connection connection, Slot slot, String organisation)
      throws SQLException {
    Set<JourneyKey> keys = new TreeSet<>();
    for (String journey : Parked.journeysOf(connection, slot, organisation)) {
      keys.add(new JourneyKey(organisation, journey));
    }
    return keys;
  }

  /**
   * Folds some journeys from the log.
   *
   * @param upTo what was known
   * @param model under which
   * @param each is given the facts of each
   * @return those that cannot be folded
   */
  public List<JourneyKey> fold(
      Collection<JourneyKey> keys, long upTo, StageModel model, Consumer<JourneyFacts> each)
      throws SQLException {
    List<JourneyKey> all = List.copyOf(keys);
    List<JourneyKey> failed = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_A_TIME) {
      Map<JourneyKey, List<RawInteraction>> raw =
          source.journeys(all.subList(from, Math.min(all.size(), from + AT_A_TIME)));
      for (JourneyKey key : all.subList(from, Math.min(all.size(), from + AT_A_TIME))) {
        Optional<JourneyFacts> facts;
        try {
          facts = facts(raw.getOrDefault(key, List.of()), upTo, model);
        } catch (RuntimeException | StackOverflowError e) {
          // As where it is followed: its own trouble, which stops no other and is said.
          failed.add(key);
          continue;
        }
        facts.ifPresent(each);
      }
    }
    return failed;
  }

  private static Optional<JourneyFacts> facts(
      List<RawInteraction> raw, long upTo, StageModel model) {
    List<Recorded> known = new ArrayList<>(raw.size());
    for (RawInteraction one : raw) {
      if (one.sequence() <= upTo) {
        known.add(Recorded.parse(one.event()));
      }
    }
    return known.isEmpty() ? Optional.empty() : Optional.of(JourneyFacts.of(known, model));
  }
}
