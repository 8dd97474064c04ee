package org.journey.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.journey.engine.Column;
import org.journey.engine.Database;
import org.journey.engine.JourneyKey;
import org.journey.engine.JourneySource;
import org.journey.engine.Parked;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.engine.RawInteraction;
import org.journey.engine.Slot;
import org.journey.engine.Slots;
import org.journey.readmodel.JourneyFilter.Conditions;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timelines;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of the list of journeys as of now. A row says how its journey stands once all its
 * interactions have taken effect; of the few that have one that lies ahead, 5 minutes at most, the
 * journey is folded anew for now.
 */
public final class JourneyListQuery {

  /** Earlier than any contact: those never in contact come first. */
  private static final Instant NEVER = Instant.parse("-9999-01-01T00:00:00Z");

  private final Projection projection;
  private final JourneySource source;

  /** Over a projection. */
  public JourneyListQuery(JourneyList projection, JourneySource source) {
    this.projection = projection;
    this.source = source;
  }

  /** What a list is in order of, the earliest first. */
  public enum Sort {
    /** When they were opened. */
    OPENED("opened"),
    /** When the last contact was; those never in contact first. */
    LAST_CONTACT("coalesce(last_contact, '-infinity'::timestamptz)");

    private final String expression;

    Sort(String expression) {
      this.expression = expression;
    }

    Instant of(JourneyListItem item) {
      return switch (this) {
        case OPENED -> item.openedAt();
        case LAST_CONTACT -> item.lastContactAt() == null ? NEVER : item.lastContactAt();
      };
    }
  }

  /**
   * Where a list goes on: behind this.
   *
   * @param at by what it is sorted, in microseconds of the epoch
   * @param journeyId what decides where that is the same
   */
  public record Place(long at, String journeyId) {}

  /**
   * A page.
   *
   * @param items in order
   * @param stale which of the items are parked: as they last could be read
   * @param incomplete how many of the organisation's journeys are: some are not in the list at all
   * @param position all interactions up to here are in it
   * @param next where it goes on; null at the end
   */
  public record Page(
      List<JourneyListItem> items,
      Set<String> stale,
      int incomplete,
      long position,
      @Nullable Place next) {}

  /**
   * What the table has, as of one moment.
   *
   * @param settled those asked for of which nothing lies ahead, in order
   * @param ahead the organisation's others
   * @param parked which of those are parked
   * @param allParked how many of the organisation's are
   * @param position all interactions up to here are in it
   */
  private record Found(
      List<JourneyListItem> settled,
      List<JourneyListItem> ahead,
      Set<String> parked,
      int allParked,
      long position) {}

  /**
   * Asks.
   *
   * @param after null: from the start
   * @param limit at most so many
   * @throws SQLException if the database is away
   */
  public Page page(
      Database database,
      JourneyFilter filter,
      Sort sort,
      @Nullable Place after,
      int limit,
      Instant now)
      throws SQLException {
    // The connection is given back before the log is read: nobody waits for a second one.
    Found found =
        database.snapshot(connection -> find(connection, filter, sort, after, limit + 1, now));
    Set<String> stale = new TreeSet<>(found.parked);
    List<JourneyListItem> items = new ArrayList<>(found.settled);
    for (JourneyListItem item : asOf(now, filter.organisation(), found, stale)) {
      if (filter.matches(item) && (after == null || isBehind(after, sort, item))) {
        items.add(item);
      }
    }
    items.sort(Comparator.comparing(sort::of).thenComparing(JourneyListItem::journeyId));
    boolean more = items.size() > limit;
    List<JourneyListItem> page = more ? items.subList(0, limit) : items;
    return new Page(
        List.copyOf(page),
        Set.copyOf(stale),
        found.allParked + stale.size() - found.parked.size(),
        found.position,
        more ? place(sort, page.getLast()) : null);
  }

  private Found find(
      Connection connection,
      JourneyFilter filter,
      Sort sort,
      @Nullable Place after,
      int limit,
      Instant now)
      throws SQLException {
    Slot slot = Slots.live(connection, projection);
    String organisation = filter.organisation();
    List<JourneyListItem> settled = settled(connection, slot, filter, sort, after, limit, now);
    List<JourneyListItem> ahead = ahead(connection, slot, organisation, now);
    List<String> found =
        Stream.of(settled, ahead).flatMap(List::stream).map(JourneyListItem::journeyId).toList();
    return new Found(
        settled,
        ahead,
        Parked.among(connection, slot, organisation, found),
        Parked.count(connection, slot, organisation),
        ProjectionStatus.position(connection, projection));
  }

  private static Place place(Sort sort, JourneyListItem item) {
    return new Place(Column.micros(sort.of(item)), item.journeyId());
  }

  private static List<JourneyListItem> settled(
      Connection connection,
      Slot slot,
      JourneyFilter filter,
      Sort sort,
      @Nullable Place after,
      int limit,
      Instant now)
      throws SQLException {
    Conditions conditions = filter.conditions();
    conditions.instant("latest <= ", now);
    if (after != null) {
      conditions.add(
          after.at() == Column.micros(NEVER)
              ? "(" + sort.expression + ", journey) > ('-infinity'::timestamptz, ?)"
              : "(" + sort.expression + ", journey) > (" + JourneyFilter.INSTANT + ", ?)",
          after);
    }
    String sql =
        "select "
            + JourneyListRows.COLUMNS
            + " from "
            + slot.table()
            + " where "
            + conditions.text()
            + " order by organisation, "
            + sort.expression
            + ", journey limit ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      int i = bind(query, conditions.values());
      query.setInt(i, limit);
      return items(query);
    }
  }

  private static List<JourneyListItem> items(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      List<JourneyListItem> items = new ArrayList<>();
      while (rows.next()) {
        items.add(JourneyListRows.item(rows));
      }
      return items;
    }
  }

  private static int bind(PreparedStatement query, List<Object> values) throws SQLException {
    int i = 1;
    for (Object value : values) {
      switch (value) {
        case Place place -> {
          if (place.at() != Column.micros(NEVER)) {
            query.setLong(i++, place.at());
          }
          query.setString(i++, place.journeyId());
        }
        case String[] texts ->
            query.setArray(i++, query.getConnection().createArrayOf("text", texts));
        default -> query.setObject(i++, value);
      }
    }
    return i;
  }

  private static List<JourneyListItem> ahead(
      Connection connection, Slot slot, String organisation, Instant now) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select "
                + JourneyListRows.COLUMNS
                + " from "
                + slot.table()
                + " where organisation = ? and latest > "
                + JourneyFilter.INSTANT
                + " order by journey")) {
      query.setString(1, organisation);
      query.setLong(2, Column.micros(now));
      return items(query);
    }
  }

  /**
   * Journeys that have something ahead, as they stand now. One that cannot be folded stays as its
   * row has it, and is said to be incomplete: it is parked, or will be in a moment.
   */
  private List<JourneyListItem> asOf(
      Instant now, String organisation, Found found, Set<String> stale) throws SQLException {
    List<JourneyListItem> items = new ArrayList<>();
    if (found.ahead.isEmpty()) {
      return items;
    }
    Map<JourneyKey, List<RawInteraction>> journeys =
        source.journeys(
            found.ahead.stream()
                .map(row -> new JourneyKey(organisation, row.journeyId()))
                .toList());
    for (JourneyListItem row : found.ahead) {
      String journey = row.journeyId();
      if (stale.contains(journey)) {
        items.add(row);
        continue;
      }
      try {
        item(journeys.getOrDefault(new JourneyKey(organisation, journey), List.of()), now)
            .ifPresent(items::add);
      } catch (RuntimeException | StackOverflowError _) {
        items.add(row);
        stale.add(journey);
      }
    }
    return items;
  }

  /** Now is never before a journey's last recorded time, though this node's clock be behind. */
  private static Optional<JourneyListItem> item(List<RawInteraction> raw, Instant now) {
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    List<Recorded> recorded = raw.stream().map(one -> Recorded.parse(one.event())).toList();
    Instant last = recorded.getLast().recordedTime();
    return JourneyList.item(
        Timelines.of(recorded, last.isAfter(now) ? last : now, JourneyList.FAR));
  }

  private static boolean isBehind(Place after, Sort sort, JourneyListItem item) {
    int byTime = Long.compare(Column.micros(sort.of(item)), after.at());
    return byTime > 0 || (byTime == 0 && item.journeyId().compareTo(after.journeyId()) > 0);
  }
}
