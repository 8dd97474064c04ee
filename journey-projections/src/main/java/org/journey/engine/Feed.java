package org.journey.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of some journeys up to date in the caller's transaction: each is read whole,
 * folded once and written once, however many interactions of it there were.
 */
public final class Feed {

  /** Journeys read at a time: what is held in memory. */
  private static final int READ = 100;

  /** Rows of a statement. */
  private static final int WRITTEN = 500;

  private final JourneySource source;
  private final Slot slot;
  private final RowWriter writer;
  private final @Nullable JourneyCache cache;

  /** For one slot, reading every journey whole. */
  public Feed(JourneySource source, Slot slot) {
    this(source, slot, null);
  }

  /** For one slot, reading only what a cache lacks. */
  public Feed(JourneySource source, Slot slot, @Nullable JourneyCache cache) {
    this.source = source;
    this.slot = slot;
    this.writer = new RowWriter(slot);
    this.cache = cache;
  }

  /** The slot that is fed. */
  public Slot slot() {
    return slot;
  }

  /**
   * Folds, and then writes: however long the folding takes, the transaction does not idle, and the
   * rows are locked for as long as it takes to write them.
   *
   * @throws SQLException if the database cannot take it now: nothing is parked for that
   */
  public void bringUpToDate(Connection connection, Collection<JourneyKey> keys)
      throws SQLException {
    write(connection, fold(keys));
  }

  /** Folds, without a transaction: nothing is written. */
  List<Folded> fold(Collection<JourneyKey> keys) throws SQLException {
    List<JourneyKey> all = List.copyOf(keys);
    List<Folded> folded = new ArrayList<>(all.size());
    for (int from = 0; from < all.size(); from += READ) {
      folded.addAll(foldSome(all.subList(from, Math.min(all.size(), from + READ))));
    }
    return folded;
  }

  /** Writes what came of folding: rows, and journeys to be parked. */
  void write(Connection connection, List<Folded> folded) throws SQLException {
    for (int from = 0; from < folded.size(); from += WRITTEN) {
      writeSome(connection, folded.subList(from, Math.min(folded.size(), from + WRITTEN)));
    }
  }

  private List<Folded> foldSome(List<JourneyKey> keys) throws SQLException {
    List<Folded> folded = new ArrayList<>(keys.size());
    List<JourneyKey> whole = new ArrayList<>();
    if (cache == null) {
      whole.addAll(keys);
    } else {
      Map<JourneyKey, Integer> known = new TreeMap<>();
      keys.forEach(key -> known.put(key, cache.known(key)));
      Map<JourneyKey, List<RawInteraction>> newer = source.journeys(known);
      for (JourneyKey key : keys) {
        int from = known.getOrDefault(key, 0);
        List<RawInteraction> raw = newer.getOrDefault(key, List.of());
        if (from > 0 || !raw.isEmpty()) {
          Folding.fold(slot.projection(), key, cache, from, raw)
              .ifPresentOrElse(folded::add, () -> whole.add(key));
        }
      }
    }
    if (!whole.isEmpty()) {
      Map<JourneyKey, List<RawInteraction>> raw = source.journeys(whole);
      for (JourneyKey key : whole) {
        List<RawInteraction> interactions = raw.get(key);
        if (interactions != null) {
          folded.add(Folding.fold(slot.projection(), key, interactions));
        }
      }
    }
    return folded;
  }

  private void writeSome(Connection connection, List<Folded> folded) throws SQLException {
    List<Folded.Done> done = new ArrayList<>(folded.size());
    List<Folded.Failed> failed = new ArrayList<>();
    for (Folded one : folded) {
      switch (one) {
        case Folded.Done row -> done.add(row);
        case Folded.Failed failure -> failed.add(failure);
      }
    }
    Savepoint before = connection.setSavepoint();
    try {
      // Not released: the commit does that, without a way there and back of its own.
      writer.write(connection, done.stream().map(Folded.Done::row).toList());
    } catch (SQLException e) {
      if (!aboutTheRow(e)) {
        throw e;
      }
      connection.rollback(before);
      failed.addAll(oneByOne(connection, done));
    }
    Parked.add(connection, slot, failed);
  }

  /** One of them is one that the table does not take: found by writing each alone. */
  private List<Folded.Failed> oneByOne(Connection connection, List<Folded.Done> rows)
      throws SQLException {
    List<Folded.Failed> failed = new ArrayList<>();
    for (Folded.Done one : rows) {
      Row row = one.row();
      Savepoint before = connection.setSavepoint();
      try {
        writer.write(connection, List.of(row));
        connection.releaseSavepoint(before);
      } catch (SQLException e) {
        if (!aboutTheRow(e)) {
          throw e;
        }
        connection.rollback(before);
        failed.add(
            new Folded.Failed(
                row.key(),
                row.sequence(),
                one.version(),
                row.sequence(),
                "SQLSTATE " + e.getSQLState()));
      }
    }
    return failed;
  }

  /** Classes 21 to 23: what is written is at fault, and would be again. All else passes. */
  private static boolean aboutTheRow(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("21") || state.startsWith("22") || state.startsWith("23"));
  }
}
