package org.journey.simulation;

import static org.journey.simulation.Assumptions.CORRECTED;
import static org.journey.simulation.Assumptions.ENTERED_AT_MOST_DAYS;
import static org.journey.simulation.Assumptions.ENTERED_SAME_DAY;
import static org.journey.simulation.Assumptions.ENTERED_TWICE;
import static org.journey.simulation.Assumptions.ENTERED_WITHIN_WEEK;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.journey.interaction.InteractionType;

/**
 * What happens to one client, as it is put together: decides when each thing is entered, so that
 * what another rests on is entered before it, and what is corrected or retracted.
 */
final class Plan {

  private static final int WEEK = 7;
  private static final int AMENDED_WITHIN_DAYS = 21;

  private final Draws draws;
  private final List<Planned> planned = new ArrayList<>(24);
  private int journey = 1;
  private long notBefore;

  Plan(Draws draws) {
    this.draws = draws;
  }

  /** All, in the order in which staff enter it. */
  Planned[] inOrderOfEntry() {
    planned.sort(Comparator.comparingLong(Planned::entered).thenComparingInt(Planned::index));
    return planned.toArray(Planned[]::new);
  }

  /** What follows is of the client's next journey. */
  void nextJourney() {
    journey++;
  }

  int journey() {
    return journey;
  }

  /** Referrals come in by themselves: entered at once, before all else of the journey. */
  Planned refer(long occurred, int detail) {
    notBefore = occurred;
    return put(InteractionType.REFERRAL_RECEIVED, occurred, occurred, detail, Planned.NONE);
  }

  Planned add(InteractionType type, long occurred, int detail) {
    return put(type, occurred, entered(occurred), detail, Planned.NONE);
  }

  /** The same, entered after something that it rests on. */
  Planned addAfter(Planned before, InteractionType type, long occurred, int detail) {
    long entered = Math.max(entered(occurred), before.entered());
    return put(type, occurred, entered, detail, Planned.NONE);
  }

  /** Something about an earlier interaction, entered after it. */
  Planned addAbout(Planned target, InteractionType type, long occurred, int detail) {
    long entered = Math.max(entered(occurred), target.entered());
    return put(type, occurred, entered, detail, target.index());
  }

  /** What happens from now on is entered after this: a reopening, for one. */
  void nothingBefore(Planned before) {
    notBefore = Math.max(notBefore, before.entered());
  }

  /** A contact or session, which is now and then entered twice. */
  Planned addOnceOrTwice(InteractionType type, long occurred, int detail) {
    Planned first = add(type, occurred, detail);
    if (draws.chance(ENTERED_TWICE)) {
      Planned second =
          next(type, occurred, Math.max(entered(occurred), notBefore), detail, Planned.NONE);
      amend(second, InteractionType.INTERACTION_RETRACTED);
    }
    return first;
  }

  private Planned put(InteractionType type, long occurred, long entered, int detail, int target) {
    Planned one = next(type, occurred, Math.max(entered, notBefore), detail, target);
    if (!type.aboutClient() && draws.chance(CORRECTED)) {
      amend(one, InteractionType.INTERACTION_CORRECTED);
    }
    return one;
  }

  private void amend(Planned target, InteractionType type) {
    long at = Days.later(target.entered(), draws.between(0, AMENDED_WITHIN_DAYS), draws);
    next(type, at, at, target.type().number(), target.index());
  }

  private Planned next(InteractionType type, long occurred, long entered, int detail, int target) {
    Planned one = new Planned(entered, occurred, planned.size(), type, journey, detail, target);
    planned.add(one);
    return one;
  }

  private long entered(long occurred) {
    double u = draws.uniform();
    long day = Days.dayOf(occurred);
    if (u < ENTERED_SAME_DAY) {
      long left = (day + 1) * Days.DAY - 1 - occurred;
      return occurred + Math.min(left, draws.between(2, 120) * Days.MINUTE);
    }
    int days =
        u < ENTERED_SAME_DAY + ENTERED_WITHIN_WEEK
            ? draws.between(1, WEEK)
            : draws.between(WEEK + 1, ENTERED_AT_MOST_DAYS);
    return (day + days) * Days.DAY + Days.OPENING + draws.below(Days.WORKING_MINUTES) * Days.MINUTE;
  }
}
