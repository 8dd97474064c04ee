package org.journey.simulation;

import static org.journey.interaction.InteractionType.BARRIER_IDENTIFIED;
import static org.journey.interaction.InteractionType.BARRIER_RESOLVED;
import static org.journey.interaction.InteractionType.CONCERN_CLOSED;
import static org.journey.interaction.InteractionType.CONCERN_RAISED;
import static org.journey.interaction.InteractionType.GOAL_ACHIEVED;
import static org.journey.interaction.InteractionType.GOAL_PROGRESSED;
import static org.journey.interaction.InteractionType.GOAL_SET;
import static org.journey.interaction.InteractionType.GOAL_SET_ASIDE;
import static org.journey.interaction.InteractionType.JOURNEY_CLOSED;
import static org.journey.interaction.InteractionType.JOURNEY_PAUSED;
import static org.journey.interaction.InteractionType.JOURNEY_REOPENED;
import static org.journey.interaction.InteractionType.JOURNEY_RESUMED;
import static org.journey.interaction.InteractionType.REFLECTION_CODED;
import static org.journey.interaction.InteractionType.REFLECTION_RECORDED;
import static org.journey.interaction.InteractionType.SKILL_LEARNED;
import static org.journey.interaction.InteractionType.SUPPORT_GIVEN;

import org.journey.interaction.Course.ClosingReason;

/** What happens with a client who is supported: contacts, activities, what they make of it. */
final class Engagement {

  /** Support on a problem, and support that is there when needed. */
  static final int PERSONALISED = 0;

  static final int BACKGROUND = 1;

  private static final int WORKERS_GOAL = 1;
  private static final int OWN_GOAL = 2;

  /** Nobody dies here: what comes after would have to stop. */
  private static final Choice<ClosingReason> REASON =
      Choice.of(
          Choice.share(ClosingReason.COMPLETED, 0.42),
          Choice.share(ClosingReason.MOVED_ON, 0.33),
          Choice.share(ClosingReason.LOST_CONTACT, 0.17),
          Choice.share(ClosingReason.TRANSFERRED, 0.03),
          Choice.share(ClosingReason.SERVICE_ENDED, 0.02),
          Choice.share(ClosingReason.OTHER, 0.03));

  private final Draws draws;
  private final Plan plan;
  private final Attendance attendance;

  /** From the first contact on, and the last that happened so far. */
  private long first;

  private long last;

  Engagement(Draws draws, Plan plan) {
    this.draws = draws;
    this.plan = plan;
    this.attendance = new Attendance(draws, plan);
  }

  /** Tells what follows a triage; gives when the last of it happened. */
  long tell(long triaged) {
    first = Days.later(triaged, draws.between(0, 10), draws);
    boolean offered = draws.chance(Assumptions.OFFERED);
    boolean attends = offered && draws.chance(Assumptions.ATTENDS_WHEN_OFFERED);
    boolean deep =
        attends
            && draws.chance(
                Assumptions.DEEP / (Assumptions.OFFERED * Assumptions.ATTENDS_WHEN_OFFERED));
    last = first;
    if (offered) {
      last = attendance.tell(first, attends, deep);
    }
    last = Math.max(last, support(deep ? 24 : 11));
    if (deep) {
      deepen();
    } else if (draws.chance(Assumptions.REFLECTS)) {
      reflect(during(0.5, 1), attends ? 2 : 1);
    }
    workersGoal();
    obstacles();
    pause();
    return ending();
  }

  private long support(double daysBetween) {
    int contacts = Assumptions.CONTACTS.draw(draws);
    long at = first;
    for (int i = 0; i < contacts; i++) {
      if (i > 0) {
        at = Days.later(at, Math.min(90, draws.exponential(daysBetween)), draws);
      }
      boolean late = 3 * i > 2 * contacts;
      int kind = late && draws.chance(Assumptions.BACKGROUND) ? BACKGROUND : PERSONALISED;
      plan.addOnceOrTwice(SUPPORT_GIVEN, at, kind);
    }
    return at;
  }

  /** Stages 3 to 5, one after the other, as far as this client goes. */
  private void deepen() {
    if (draws.chance(0.6)) {
      plan.add(SKILL_LEARNED, during(0.2, 0.4), 0);
    } else {
      reflect(during(0.2, 0.4), 3);
    }
    boolean four = draws.chance(Assumptions.REACHES_STAGE_4);
    boolean five = four && draws.chance(Assumptions.REACHES_STAGE_5);
    if (!four) {
      reflect(during(0.5, 1), 3);
      return;
    }
    if (draws.chance(0.4)) {
      reflect(during(0.4, 0.6), 4);
      reflect(during(0.7, 1), five ? 5 : 4);
      return;
    }
    int detail = Detail.goal(OWN_GOAL, true);
    Planned goal = plan.add(GOAL_SET, during(0.4, 0.55), detail);
    if (five) {
      plan.addAfter(goal, GOAL_PROGRESSED, during(0.65, 0.8), detail);
      if (draws.chance(Assumptions.GOAL_ACHIEVED)) {
        plan.addAfter(goal, GOAL_ACHIEVED, during(0.85, 1), detail);
      }
    }
    reflect(during(0.6, 1), five ? 5 : 4);
  }

  private void reflect(long at, int stage) {
    Planned reflection = plan.add(REFLECTION_RECORDED, at, stage);
    if (draws.chance(Assumptions.REFLECTION_CODED)) {
      long read = Days.later(reflection.entered(), draws.between(5, 60), draws);
      plan.addAbout(reflection, REFLECTION_CODED, read, stage);
    }
  }

  private void workersGoal() {
    if (!draws.chance(Assumptions.HAS_A_WORKERS_GOAL)) {
      return;
    }
    int detail = Detail.goal(WORKERS_GOAL, false);
    Planned goal = plan.add(GOAL_SET, during(0, 0.1), detail);
    if (draws.chance(0.5)) {
      plan.addAfter(goal, GOAL_PROGRESSED, during(0.2, 0.6), detail);
    }
    double end = draws.uniform();
    if (end < Assumptions.GOAL_ACHIEVED) {
      plan.addAfter(goal, GOAL_ACHIEVED, during(0.7, 1), detail);
    } else if (end < Assumptions.GOAL_ACHIEVED + Assumptions.GOAL_SET_ASIDE) {
      plan.addAfter(goal, GOAL_SET_ASIDE, during(0.6, 1), detail);
    }
  }

  private void obstacles() {
    if (draws.chance(Assumptions.MEETS_A_BARRIER)) {
      Planned barrier = plan.add(BARRIER_IDENTIFIED, during(0, 0.5), 1);
      if (draws.chance(Assumptions.BARRIER_RESOLVED)) {
        plan.addAfter(barrier, BARRIER_RESOLVED, during(0.6, 1), 1);
      }
    }
    if (draws.chance(Assumptions.RAISES_A_CONCERN)) {
      Planned concern = plan.add(CONCERN_RAISED, during(0, 0.5), 1);
      if (draws.chance(Assumptions.CONCERN_CLOSED)) {
        plan.addAfter(concern, CONCERN_CLOSED, during(0.6, 1), 1);
      }
    }
  }

  /** A pause in the middle, if there is room for one. */
  private void pause() {
    if (last - first < 60 * Days.DAY || !draws.chance(Assumptions.PAUSES)) {
      return;
    }
    long from = during(0.3, 0.5);
    Planned paused = plan.add(JOURNEY_PAUSED, from, 0);
    long to = Math.min(last, Days.later(from, draws.between(7, 28), draws));
    Planned resumed = plan.addAfter(paused, JOURNEY_RESUMED, to, 0);
    plan.nothingBefore(resumed);
  }

  private long ending() {
    if (!draws.chance(Assumptions.CLOSED)) {
      return last;
    }
    long at = Days.later(last, draws.between(7, 45), draws);
    Planned closed = plan.add(JOURNEY_CLOSED, at, REASON.draw(draws).ordinal());
    if (!draws.chance(Assumptions.REOPENED)) {
      return at;
    }
    at = Days.later(at, draws.between(20, 90), draws);
    Planned reopened = plan.addAfter(closed, JOURNEY_REOPENED, at, 0);
    plan.nothingBefore(reopened);
    at = Days.later(at, draws.between(0, 3), draws);
    plan.add(SUPPORT_GIVEN, at, PERSONALISED);
    at = Days.later(at, draws.between(14, 60), draws);
    plan.add(JOURNEY_CLOSED, at, ClosingReason.COMPLETED.ordinal());
    return at;
  }

  /** Between two parts of the time so far, 0 for its beginning, 1 for its end. */
  private long during(double from, double to) {
    return Days.within(first, last, from + draws.uniform() * (to - from), draws);
  }
}
