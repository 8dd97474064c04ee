package org.journey.extract;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.journey.extract.SequenceOptions.Unit;
import org.journey.model.StageModel;
import org.journey.stage.StageProgress.Entrance;
import org.journey.stage.StageProgress.StageState;
import org.journey.state.JourneyState;

/**
 * A journey as states over units of time: in each unit the highest stage entered before the unit
 * ended, 0 for none; a stage dated before the referral counts from the first unit.
 *
 * @param spells without gaps, two neighbours never in one state; one or more
 */
record StateSequence(List<Spell> spells) {

  /** The state after a closing. */
  static final String CLOSED = "CLOSED";

  private static final long HOURS_OF_DAY = 24;
  private static final long HOURS_OF_WEEK = 7 * HOURS_OF_DAY;

  /** Copies the list. */
  StateSequence {
    spells = List.copyOf(spells);
  }

  /**
   * Some units in one state.
   *
   * @param begin the first unit, from 1
   * @param end the last unit, itself included
   */
  record Spell(String state, int begin, int end) {

    int length() {
      return end - begin + 1;
    }
  }

  /** The sequence of a journey. */
  static StateSequence of(JourneyState journey, SequenceOptions options) {
    Instant closed = journey.closedAt();
    Instant origin = journey.openedAt();
    int last = unit(origin, closed == null ? journey.asAt() : closed, options.unit());
    int[] entered = new int[StageStates.NUMBERS];
    for (StageState stage : journey.stageProgress().stages()) {
      Entrance entrance = stage.entrance();
      entered[stage.number()] =
          entrance == null ? Integer.MAX_VALUE : unit(origin, entrance.at(), options.unit());
    }
    List<Spell> spells = new ArrayList<>();
    int begin = 1;
    int state = StageStates.at(1, entered);
    while (begin <= last) {
      int next = StageStates.nextChange(begin, last, entered, state);
      spells.add(new Spell(String.valueOf(state), begin, next - 1));
      begin = next;
      state = StageStates.at(Math.min(begin, last), entered);
    }
    if (closed != null && options.endState()) {
      spells.add(new Spell(CLOSED, last + 1, last + 1));
    }
    return new StateSequence(spells);
  }

  /** Every state that a sequence under the model can have. */
  static List<String> alphabet(StageModel model, SequenceOptions options) {
    List<String> alphabet = new ArrayList<>();
    alphabet.add("0");
    model.stages().forEach(stage -> alphabet.add(String.valueOf(stage.number())));
    if (options.endState()) {
      alphabet.add(CLOSED);
    }
    return List.copyOf(alphabet);
  }

  /** How many units. */
  int length() {
    return spells.getLast().end();
  }

  /** How often the state changes from one unit to the next. */
  int transitions() {
    return spells.size() - 1;
  }

  /** The unit that holds an instant, from 1; what was before the origin is in the first. */
  private static int unit(Instant origin, Instant at, Unit unit) {
    if (at.isBefore(origin)) {
      return 1;
    }
    long begun =
        switch (unit) {
          case DAY -> ChronoUnit.HOURS.between(origin, at) / HOURS_OF_DAY;
          case WEEK -> ChronoUnit.HOURS.between(origin, at) / HOURS_OF_WEEK;
          case MONTH -> months(origin.atZone(ZoneOffset.UTC), at.atZone(ZoneOffset.UTC));
        };
    return Math.toIntExact(begun + 1);
  }

  /** The last month that begins no later, each counted from the origin: no month drifts. */
  private static long months(ZonedDateTime origin, ZonedDateTime at) {
    long months = ChronoUnit.MONTHS.between(origin, at);
    while (!origin.plusMonths(months + 1).isAfter(at)) {
      months++;
    }
    return months;
  }

  /** The highest of the stages entered. */
  private static final class StageStates {

    /** Stages have numbers from 1 to 9; 0 is none. */
    static final int NUMBERS = 10;

    private StageStates() {}

    /**
     * The state in a unit.
     *
     * @param entered by stage, the unit in which it was entered; 0 where the model lacks it
     */
    static int at(int unit, int[] entered) {
      for (int stage = NUMBERS - 1; stage > 0; stage--) {
        if (entered[stage] > 0 && entered[stage] <= unit) {
          return stage;
        }
      }
      return 0;
    }

    /** The first unit after one in which a higher stage was entered, or that after the last. */
    static int nextChange(int unit, int last, int[] entered, int state) {
      int next = last + 1;
      for (int stage = state + 1; stage < NUMBERS; stage++) {
        if (entered[stage] > unit) {
          next = Math.min(next, entered[stage]);
        }
      }
      return next;
    }
  }
}
