package org.journey.service;

import static org.journey.interaction.InteractionType.ACTIVITY_LINKED;
import static org.journey.interaction.InteractionType.BRIDGING_VISIT_MADE;
import static org.journey.interaction.InteractionType.SESSION_ATTENDED;

import org.journey.interaction.InteractionType;
import org.journey.interaction.Support.Companion;
import org.journey.service.Part.Form;
import org.journey.service.facts.Codes;

/** {@code bridging}. */
final class Bridging implements Figure {

  private static final int TEAM = Codes.COMPANIONS.number(Companion.TEAM);

  private final int bridging;
  private final int visits;
  private final int attendedAfter;
  private final int attendedWithout;

  Bridging(Parts parts) {
    bridging =
        parts.figure(
            "bridging",
            Form.COUNT,
            "Bridging visits made in the period; beside them the share, to 4 places half up, of the"
                + " journeys of the period with a visit by the team who attended a session of that"
                + " activity afterwards, and of those linked without such a visit who attended a"
                + " linked activity afterwards: side by side, never as an effect.");
    visits = parts.part(bridging, "visits", Form.COUNT);
    attendedAfter = parts.part(bridging, "attendedAfter", Form.RATE);
    attendedWithout = parts.part(bridging, "attendedWithout", Form.RATE);
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    boolean accompanied = false;
    boolean linked = false;
    for (int i = 0; i < journey.size; i++) {
      InteractionType type = journey.facts.type(i);
      if (type == BRIDGING_VISIT_MADE) {
        accompanied |= journey.facts.field(i, 1) == TEAM;
        if (i >= journey.begin) {
          to.add(bridging, journey.sequence(i));
          to.add(visits, journey.sequence(i));
        }
      } else if (type == ACTIVITY_LINKED) {
        linked = true;
      }
    }
    if (journey.ofPeriod && accompanied) {
      attended(journey, BRIDGING_VISIT_MADE, attendedAfter, to);
    } else if (journey.ofPeriod && linked) {
      attended(journey, ACTIVITY_LINKED, attendedWithout, to);
    }
  }

  /** Looks for the first such interaction that a session of its activity comes after. */
  private static void attended(Reading journey, InteractionType type, int share, Contributions to) {
    to.whole(share);
    for (int i = 0; i < journey.size; i++) {
      if (journey.facts.type(i) == type
          && (type != BRIDGING_VISIT_MADE || journey.facts.field(i, 1) == TEAM)) {
        int session = journey.next(i, SESSION_ATTENDED, journey.facts.field(i, 0));
        if (session != Reading.NONE) {
          to.add(share, journey.sequence(i), journey.sequence(session));
          return;
        }
      }
    }
  }
}
