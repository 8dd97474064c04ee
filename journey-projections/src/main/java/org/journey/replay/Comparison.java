package org.journey.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.journey.engine.JourneyKey;
import org.journey.stage.StageProgresses;
import org.journey.state.JourneyReading;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Two readings of the same histories side by side: who is told to have reached other stages.
 *
 * @param counts how many moved from which stages reached to which, by these
 * @param moved who, in the order of organisation, then journey
 * @param lacking journeys that could not be read
 */
public record Comparison(SortedMap<FromTo, Long> counts, List<Moved> moved, long lacking) {

  /** Copies. */
  public Comparison {
    counts = new TreeMap<>(counts);
    moved = List.copyOf(moved);
  }

  /**
   * From which stages reached to which, in the study's notation, {@code none} where none was
   * entered.
   *
   * @param from in the base; empty: the journey is not in it
   * @param to in the other; empty: the journey is not in it
   */
  public record FromTo(String from, String to) implements Comparable<FromTo> {
    @Override
    public int compareTo(FromTo other) {
      int byFrom = from.compareTo(other.from);
      return byFrom != 0 ? byFrom : to.compareTo(other.to);
    }
  }

  /** One who moved. */
  public record Moved(JourneyKey key, FromTo by) {}

  /** Compares. */
  public static Comparison of(Passage passage, JourneyReader base, JourneyReader other) {
    SortedMap<FromTo, Long> counts = new TreeMap<>();
    List<Moved> moved = new ArrayList<>();
    Passage.Met met =
        passage.go(
            () -> new Part(base, other),
            part -> {
              for (Moved each : part.moved) {
                moved.add(each);
                counts.merge(each.by, 1L, Long::sum);
              }
            });
    return new Comparison(counts, moved, met.lacking());
  }

  private static final class Part implements Passage.Part {
    private final JourneyReader base;
    private final JourneyReader other;
    private final List<Moved> moved = new ArrayList<>();

    Part(JourneyReader base, JourneyReader other) {
      this.base = base;
      this.other = other;
    }

    @Override
    public void add(List<Recorded> recorded) {
      FromTo by = new FromTo(reached(base.read(recorded)), reached(other.read(recorded)));
      if (!by.from.equals(by.to)) {
        Recorded first = recorded.getFirst();
        moved.add(new Moved(new JourneyKey(first.organisation(), first.subject()), by));
      }
    }

    private static String reached(@Nullable JourneyReading reading) {
      return reading == null ? "" : Replay.notation(StageProgresses.fold(reading.evidence()));
    }
  }
}
