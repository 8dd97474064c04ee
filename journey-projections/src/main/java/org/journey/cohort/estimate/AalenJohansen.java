package org.journey.cohort.estimate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.journey.cohort.estimate.Occupancy.Row;
import org.journey.service.facts.Longs;

/**
 * The estimate of Aalen and Johansen (1978) of where people are who all begin in one state: with
 * late entry, ties and states that are entered again. Who begins to be watched at a time is not yet
 * at risk then. With one way out of one state it is the Kaplan-Meier estimate; with several it
 * gives the cumulative incidence of each beside the others.
 */
public final class AalenJohansen {

  /** A way out of sight, not to a state. */
  public static final int CENSORED = 0;

  /** The most states, the entry state included. */
  public static final int MOST_STATES = 32;

  private static final int BITS = 5;
  private static final int MASK = MOST_STATES - 1;

  private final int states;
  private final Longs starts = new Longs();
  private final Longs ends = new Longs();

  /**
   * Nobody yet.
   *
   * @param states how many there are, the entry state 0 included; up to {@link #MOST_STATES}
   * @throws IllegalArgumentException if there are more
   */
  public AalenJohansen(int states) {
    if (states > MOST_STATES) {
      throw new IllegalArgumentException("at most " + MOST_STATES + " states");
    }
    this.states = states;
  }

  /**
   * A time in which somebody was watched: after {@code from}, up to and including {@code to}.
   *
   * @param id of the person
   * @param event the state that was entered at the end, or {@link #CENSORED}
   */
  public record Spell(long id, long from, long to, int event) {}

  /** The estimate of spells, of which each person's follow one another, in any order. */
  public static Occupancy of(int states, List<Spell> spells, long unit) {
    AalenJohansen estimate = new AalenJohansen(states);
    List<Spell> ordered = new ArrayList<>(spells);
    ordered.sort(Comparator.comparingLong(Spell::id).thenComparingLong(Spell::from));
    int state = 0;
    for (int i = 0; i < ordered.size(); i++) {
      Spell spell = ordered.get(i);
      state = i > 0 && ordered.get(i - 1).id() == spell.id() ? state : 0;
      estimate.add(spell.from(), spell.to(), state, spell.event());
      state = spell.event() == CENSORED ? state : spell.event();
    }
    return estimate.occupancy(unit);
  }

  /** Adds a time in which somebody was watched in a state. */
  public void add(long from, long to, int state, int event) {
    starts.add(from << BITS | state);
    ends.add((to << BITS | state) << BITS | event);
  }

  /** Adds somebody who was watched from the very start on in the entry state. */
  public void addFromStart(long to, int event) {
    ends.add(to << 2 * BITS | event);
  }

  /**
   * The estimate.
   *
   * @param unit in which rows are told, in that of the times; 1 or more
   */
  public Occupancy occupancy(long unit) {
    starts.sort();
    ends.sort();
    int[] atRisk = new int[states];
    atRisk[0] = ends.size() - starts.size();
    int started = 0;
    double[] in = new double[states];
    in[0] = 1;
    int[][] moves = new int[states][states];
    List<Row> rows = new ArrayList<>();
    int i = 0;
    while (i < ends.size()) {
      long row = Math.ceilDiv(time(i), unit);
      int atRiskFirst = -1;
      int events = 0;
      while (i < ends.size() && Math.ceilDiv(time(i), unit) == row) {
        long time = time(i);
        while (started < starts.size() && starts.get(started) >> BITS < time) {
          atRisk[(int) starts.get(started++) & MASK]++;
        }
        atRiskFirst = atRiskFirst < 0 ? atRisk[0] : atRiskFirst;
        int first = i;
        int came = 0;
        for (; i < ends.size() && time(i) == time; i++) {
          came += event(i) == CENSORED ? 0 : 1;
          moves[state(i)][event(i)]++;
        }
        if (came > 0) {
          in = moved(in, moves, atRisk);
        }
        events += came;
        for (int j = first; j < i; j++) {
          moves[state(j)][event(j)] = 0;
          atRisk[state(j)]--;
        }
      }
      rows.add(new Row(row, atRiskFirst, events, rounded(in)));
    }
    return new Occupancy(states, rows);
  }

  private long time(int i) {
    return ends.get(i) >> 2 * BITS;
  }

  private int state(int i) {
    return (int) (ends.get(i) >> BITS) & MASK;
  }

  private int event(int i) {
    return (int) ends.get(i) & MASK;
  }

  private double[] moved(double[] in, int[][] moves, int[] atRisk) {
    double[] after = in.clone();
    for (int from = 0; from < states; from++) {
      for (int to = 1; to < states; to++) {
        if (moves[from][to] > 0) {
          double moving = in[from] * moves[from][to] / atRisk[from];
          after[from] -= moving;
          after[to] += moving;
        }
      }
    }
    return after;
  }

  private static List<BigDecimal> rounded(double[] in) {
    return Arrays.stream(in).mapToObj(value -> Rounded.of(Math.max(0, value))).toList();
  }
}
