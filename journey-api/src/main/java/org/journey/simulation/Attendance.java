package org.journey.simulation;

import static org.journey.interaction.InteractionType.ACTIVITY_LINKED;
import static org.journey.interaction.InteractionType.ACTIVITY_LINK_ENDED;
import static org.journey.interaction.InteractionType.BRIDGING_VISIT_MADE;
import static org.journey.interaction.InteractionType.CONNECTION_MADE;
import static org.journey.interaction.InteractionType.SESSION_ATTENDED;
import static org.journey.interaction.InteractionType.SESSION_MISSED;
import static org.journey.interaction.InteractionType.VOLUNTEERING_STARTED;

import org.journey.interaction.Support.LinkOutcome;

/** The activities that a client is offered, and the weekly meetings that they go to. */
final class Attendance {

  /** Assumed: weeks in which a client is not expected. */
  private static final double AWAY = 0.08;

  private static final Choice<LinkOutcome> NOT_TAKEN_UP =
      Choice.of(
          Choice.share(LinkOutcome.NOT_TAKEN_UP, 0.6),
          Choice.share(LinkOutcome.DECLINED, 0.2),
          Choice.share(LinkOutcome.NO_PLACE, 0.15),
          Choice.share(LinkOutcome.ACTIVITY_ENDED, 0.05));

  private final Draws draws;
  private final Plan plan;

  Attendance(Draws draws, Plan plan) {
    this.draws = draws;
    this.plan = plan;
  }

  /**
   * Tells it.
   *
   * @param supported when the client is first supported
   * @param deep whether they reach a stage of 3 to 5
   * @return when the last of it happened
   */
  long tell(long supported, boolean attends, boolean deep) {
    if (!attends) {
      return inVain(supported);
    }
    int sessions = (deep ? Assumptions.SESSIONS_DEEP : Assumptions.SESSIONS_OTHERS).draw(draws);
    // Those who come often go to more than one, or it would take them years.
    int wanted = deep ? draws.between(1, 3) : draws.between(2, 4) / 2;
    int activities = Math.min(3, Math.max(wanted, 1 + sessions / 35));
    int start = draws.below(Activity.COUNT);
    Activity[] chosen = new Activity[activities];
    long[] meets = new long[activities];
    long linked = Days.later(supported, Math.min(60, draws.exponential(10)), draws);
    for (int i = 0; i < activities; i++) {
      chosen[i] = new Activity((start + 5 * i) % Activity.COUNT);
      meets[i] = chosen[i].firstAfter(linked + (1 + 28L * i) * Days.DAY);
      plan.add(ACTIVITY_LINKED, linked + 20 * i * Days.MINUTE, Detail.personal(chosen[i].number()));
    }
    long first = meets[0];
    long last = attend(sessions, chosen, meets);
    besides(chosen[0].number(), first, last);
    return last;
  }

  /** Goes to whichever meets next until there were as many sessions as there are to be. */
  private long attend(int sessions, Activity[] chosen, long[] meets) {
    long last = meets[0];
    int attended = 0;
    while (attended < sessions) {
      int next = 0;
      for (int i = 1; i < meets.length; i++) {
        if (meets[i] < meets[next]) {
          next = i;
        }
      }
      long at = meets[next];
      meets[next] += 7 * Days.DAY;
      int activity = chosen[next].number();
      if (attended == 0 && draws.chance(Assumptions.BRIDGED)) {
        plan.add(BRIDGING_VISIT_MADE, at - 15 * Days.MINUTE, activity);
      } else if (attended > 0 && draws.chance(AWAY)) {
        continue;
      }
      if (draws.chance(Assumptions.MISSED)) {
        plan.addOnceOrTwice(SESSION_MISSED, at, activity);
      } else {
        plan.addOnceOrTwice(SESSION_ATTENDED, at, activity);
        attended++;
      }
      last = at;
    }
    return last;
  }

  private long inVain(long supported) {
    long linked = Days.later(supported, Math.min(60, draws.exponential(10)), draws);
    int activity = draws.below(Activity.COUNT);
    plan.add(ACTIVITY_LINKED, linked, Detail.personal(activity));
    if (!draws.chance(Assumptions.LINK_ENDED_TOLD)) {
      return linked;
    }
    long ended = Days.later(linked, draws.between(7, 50), draws);
    plan.add(ACTIVITY_LINK_ENDED, ended, Detail.ended(activity, NOT_TAKEN_UP.draw(draws)));
    return ended;
  }

  private void besides(int activity, long from, long last) {
    if (draws.chance(Assumptions.LINK_ENDED_TOLD)) {
      plan.add(ACTIVITY_LINK_ENDED, last, Detail.ended(activity, LinkOutcome.TAKEN_UP));
    }
    if (draws.chance(Assumptions.CONNECTS)) {
      plan.add(CONNECTION_MADE, Days.within(from, last, draws.uniform(), draws), activity);
    }
    if (draws.chance(Assumptions.VOLUNTEERS)) {
      plan.add(VOLUNTEERING_STARTED, Days.within(from, last, draws.uniform(), draws), activity);
    }
  }
}
