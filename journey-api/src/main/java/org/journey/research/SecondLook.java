package org.journey.research;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.derived.ReadModels;
import org.journey.engine.Folded;
import org.journey.engine.Folding;
import org.journey.engine.JourneyKey;
import org.journey.engine.Parked;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.engine.RawInteraction;
import org.journey.engine.Slot;
import org.journey.engine.Slots;
import org.journey.log.LogReads;
import org.journey.research.ServingRows.Held;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at journeys of which the archive and the serving table do not say the same: at the
 * row as it is by now, and at the log itself. A row is right if it is what the fold gives of all
 * that it rests on, and if that is no less than what the table is said to include.
 */
final class SecondLook {

  private static final int AT_A_TIME = 200;

  private final ReadModels models;
  private final Projection projection;

  SecondLook(ReadModels models, Projection projection) {
    this.models = models;
    this.projection = projection;
  }

  /** Whether what serves is of this release's fold: else a rebuild is under way, or to come. */
  boolean isServed(Connection connection) throws SQLException {
    return Slots.known(connection, projection).stream()
        .anyMatch(slot -> slot.live() && slot.version() == projection.version());
  }

  /** The rows that serve. */
  ServingRows rows(Connection connection) throws SQLException {
    return new ServingRows(Slots.live(connection, projection));
  }

  /** Looks at them. */
  void at(List<JourneyKey> suspects, ProofTally tally) {
    for (int from = 0; from < suspects.size(); from += AT_A_TIME) {
      some(suspects.subList(from, Math.min(suspects.size(), from + AT_A_TIME)), tally);
    }
  }

  /**
   * What serves, as of one moment.
   *
   * @param served whether it is of this release's fold
   * @param position all up to here is in the table
   * @param parked of which the row need not be right
   */
  private record Moment(
      boolean served, long position, Map<JourneyKey, Held> rows, Set<JourneyKey> parked) {}

  private void some(List<JourneyKey> keys, ProofTally tally) {
    Moment moment = models.snapshot(connection -> moment(connection, keys));
    // Later than the rows: what they rest on is in it.
    Map<JourneyKey, List<RawInteraction>> log = LogReads.told(() -> models.source().journeys(keys));
    for (JourneyKey key : keys) {
      List<RawInteraction> raw = log.getOrDefault(key, List.of());
      Held row = moment.rows.get(key);
      if (!moment.served || moment.parked.contains(key)) {
        tally.notCompared(1);
        continue;
      }
      switch (judge(key, row, raw, moment.position)) {
        case SAME -> tally.same(1);
        case YOUNG -> tally.notCompared(1);
        case DIFFERS -> tally.differs(key.organisation(), last(row, raw));
      }
    }
  }

  private Moment moment(Connection connection, List<JourneyKey> keys) throws SQLException {
    Slot live = Slots.live(connection, projection);
    Set<JourneyKey> parked = new HashSet<>();
    for (JourneyKey key : keys) {
      if (Parked.is(connection, live, key)) {
        parked.add(key);
      }
    }
    return new Moment(
        isServed(connection),
        ProjectionStatus.position(connection, projection),
        rows(connection).of(connection, keys),
        parked);
  }

  private static long last(@Nullable Held row, List<RawInteraction> raw) {
    return raw.isEmpty() ? (row == null ? 0 : row.sequence()) : raw.getLast().sequence();
  }

  private enum Verdict {
    SAME,
    DIFFERS,
    /** There is no row yet, and need not be. */
    YOUNG
  }

  private Verdict judge(
      JourneyKey key, @Nullable Held row, List<RawInteraction> raw, long position) {
    long included =
        raw.stream()
            .mapToLong(RawInteraction::sequence)
            .filter(sequence -> sequence <= position)
            .max()
            .orElse(0);
    if (row == null) {
      return included == 0 ? Verdict.YOUNG : Verdict.DIFFERS;
    }
    List<RawInteraction> own = new ArrayList<>();
    for (RawInteraction one : raw) {
      if (one.sequence() <= row.sequence()) {
        own.add(one);
      }
    }
    if (row.sequence() < included || own.isEmpty() || own.getLast().sequence() != row.sequence()) {
      return Verdict.DIFFERS;
    }
    return switch (Folding.fold(projection, key, own)) {
      case Folded.Done done -> row.is(done.row().digest()) ? Verdict.SAME : Verdict.DIFFERS;
      case Folded.Failed any -> Verdict.DIFFERS;
    };
  }
}
