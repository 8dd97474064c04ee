package org.journey.simulation;

import static org.journey.interaction.InteractionType.MEASURE_NOT_TAKEN;
import static org.journey.interaction.InteractionType.WELLBEING_MEASURED;

import org.journey.interaction.Measures.Instrument;

/** A baseline measure and what follows it, or the reason why there is none. */
final class Measuring {

  private static final int UCLA3_LEAST = 3;
  private static final int UCLA3_MOST = 9;

  private final Draws draws;
  private final Plan plan;

  Measuring(Draws draws, Plan plan) {
    this.draws = draws;
    this.plan = plan;
  }

  void measure(long triaged, boolean stays) {
    Instrument instrument = Assumptions.INSTRUMENT.draw(draws);
    long at = Days.later(triaged, draws.between(0, 10), draws);
    if (!draws.chance(Assumptions.BASELINE_OF_TRIAGED)) {
      if (draws.chance(Assumptions.NOT_TAKEN_RECORDED)) {
        notTaken(at, instrument);
      }
      return;
    }
    int[] values = values(instrument);
    plan.add(WELLBEING_MEASURED, at, Detail.measured(instrument, values[0]));
    at = Days.later(at, draws.between(56, 120), draws);
    if (!draws.chance(stays ? Assumptions.FOLLOW_UP_MOST : Assumptions.FOLLOW_UP_LEAST)) {
      if (stays && draws.chance(Assumptions.NOT_TAKEN_RECORDED)) {
        notTaken(at, instrument);
      }
      return;
    }
    plan.add(WELLBEING_MEASURED, at, Detail.measured(instrument, values[1]));
    if (stays && draws.chance(Assumptions.THIRD_MEASURE)) {
      at = Days.later(at, draws.between(56, 120), draws);
      plan.add(WELLBEING_MEASURED, at, Detail.measured(instrument, values[2]));
    }
  }

  private void notTaken(long at, Instrument instrument) {
    plan.add(MEASURE_NOT_TAKEN, at, Detail.notTaken(instrument, Assumptions.NOT_TAKEN.draw(draws)));
  }

  /** Three in a row, drawn together whether all are taken or not: those who stay are no others. */
  private int[] values(Instrument instrument) {
    return switch (instrument) {
      case UCLA3 -> ucla3();
      case ONS4 -> series(0, 10, draws.between(1, 7), -1, 3);
      case SWEMWBS -> series(7, 35, draws.between(12, 26), -3, 7);
      case MYCAW -> series(0, 6, draws.between(2, 6), -3, 1);
      case SCORED -> series(0, 100, draws.between(30, 65), -6, 14);
    };
  }

  /**
   * The change is drawn first, and a baseline that leaves room for it: no bound shifts its mean.
   */
  private int[] ucla3() {
    int change = Assumptions.UCLA3_CHANGE.draw(draws);
    int least = Math.max(UCLA3_LEAST, UCLA3_LEAST - change);
    int most = Math.min(UCLA3_MOST, UCLA3_MOST - change);
    int first = Math.max(draws.between(least, most), draws.between(least, most));
    int second = first + change;
    int third = Math.clamp(second + draws.between(-1, 1), UCLA3_LEAST, UCLA3_MOST);
    return new int[] {first, second, third};
  }

  private int[] series(int least, int most, int first, int down, int up) {
    int second = Math.clamp(first + draws.between(down, up), least, most);
    int third = Math.clamp(second + draws.between(down / 2, up / 2), least, most);
    return new int[] {first, second, third};
  }
}
