package org.journey.service;

import static org.journey.interaction.InteractionType.GOAL_ACHIEVED;
import static org.journey.interaction.InteractionType.GOAL_SET;
import static org.journey.interaction.InteractionType.GOAL_SET_ASIDE;

import org.journey.interaction.InteractionType;
import org.journey.service.Part.Form;
import org.journey.service.facts.Codes;

/** {@code goals}. Setting a goal aside is no failure. */
final class GoalCounts implements Figure {

  private final int goals;
  private final Tally set;
  private final Tally achieved;
  private final Tally setAside;

  GoalCounts(Parts parts) {
    goals =
        parts.figure(
            "goals",
            Form.COUNT,
            "Goals set in the period, beside those achieved and set aside in it, each goal once, by"
                + " who led them and by domain; what lies before the setting of its goal is passed"
                + " over.");
    set = new Tally(parts, goals, "set");
    achieved = new Tally(parts, goals, "achieved");
    setAside = new Tally(parts, goals, "setAside");
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    for (int i = journey.begin; i < journey.size; i++) {
      InteractionType type = journey.facts.type(i);
      if (type == GOAL_SET) {
        to.add(goals, journey.sequence(i));
        set.add(journey, i, i, to);
      } else if (type == GOAL_ACHIEVED || type == GOAL_SET_ASIDE) {
        int setting = setting(journey, i);
        if (setting != Reading.NONE && isFirst(journey, i, setting)) {
          (type == GOAL_ACHIEVED ? achieved : setAside).add(journey, setting, i, to);
        }
      }
    }
  }

  private static int setting(Reading journey, int place) {
    for (int i = place - 1; i >= 0; i--) {
      if (journey.facts.type(i) == GOAL_SET
          && journey.facts.field(i, 0) == journey.facts.field(place, 0)) {
        return i;
      }
    }
    return Reading.NONE;
  }

  /** Whether the same was not told before in the period, from the goal's setting on. */
  private static boolean isFirst(Reading journey, int place, int setting) {
    for (int i = Math.max(journey.begin, setting + 1); i < place; i++) {
      if (journey.facts.type(i) == journey.facts.type(place)
          && journey.facts.field(i, 0) == journey.facts.field(place, 0)) {
        return false;
      }
    }
    return true;
  }

  private static final class Tally {
    private final int all;
    private final CodeParts byLedBy;
    private final CodeParts byDomain;

    Tally(Parts parts, int parent, String name) {
      all = parts.part(parent, name, Form.COUNT);
      byLedBy = CodeParts.counts(parts, all, "byLedBy", Codes.LED_BY);
      byDomain = CodeParts.counts(parts, all, "byDomain", Codes.DOMAINS);
    }

    void add(Reading journey, int setting, int place, Contributions to) {
      long sequence = journey.sequence(place);
      to.add(all, sequence);
      to.add(byLedBy.of(journey.facts.field(setting, 2)), sequence);
      to.add(byDomain.of(journey.facts.field(setting, 1)), sequence);
    }
  }
}
