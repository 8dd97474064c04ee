package org.journey.service;

import static org.journey.interaction.InteractionType.ACTIVITY_LINKED;
import static org.journey.interaction.InteractionType.ACTIVITY_LINK_ENDED;
import static org.journey.interaction.InteractionType.BRIDGING_VISIT_MADE;
import static org.journey.interaction.InteractionType.SESSION_ATTENDED;

import org.journey.interaction.InteractionType;
import org.journey.interaction.Support.LinkOutcome;
import org.journey.service.Part.Form;
import org.journey.service.facts.Codes;
import org.journey.service.facts.Micros;

/** {@code links}. */
final class Links implements Figure {

  private static final long UPTAKE = 60 * Micros.DAY;
  private static final int TAKEN_UP = Codes.LINK_OUTCOMES.number(LinkOutcome.TAKEN_UP);
  private static final int NOT_TAKEN_UP = Codes.LINK_OUTCOMES.number(LinkOutcome.NOT_TAKEN_UP);

  private final int links;
  private final int uptake;
  private final CodeParts byHow;
  private final int[] uptakeByHow;
  private final CodeParts byOutcome;
  private final int secondTry;
  private final int withBridging;
  private final int withoutBridging;

  Links(Parts parts) {
    links =
        parts.figure(
            "links",
            Form.COUNT,
            "Activities linked in the period, personally and by signposting; uptake is the share,"
                + " to 4 places half up, of those followed before its end by a session of the"
                + " activity within 60 days; a second try is an activity of a journey taken up in"
                + " the period (a session of it, or a link told to be taken up) after a link to it"
                + " that was not.");
    uptake = parts.part(links, "uptake", Form.RATE);
    int group = parts.part(links, "byHow", Form.GROUP);
    byHow = CodeParts.of(parts, group, Codes.LINK_KINDS, Form.COUNT);
    uptakeByHow = new int[Codes.LINK_KINDS.all().size() + 1];
    for (int i = 1; i < uptakeByHow.length; i++) {
      uptakeByHow[i] = parts.part(byHow.of(i), "uptake", Form.RATE);
    }
    byOutcome = CodeParts.counts(parts, links, "byOutcome", Codes.LINK_OUTCOMES);
    secondTry = parts.part(links, "secondTry", Form.COUNT);
    withBridging = parts.part(secondTry, "withBridging", Form.COUNT);
    withoutBridging = parts.part(secondTry, "withoutBridging", Form.COUNT);
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    for (int i = 0; i < journey.size; i++) {
      InteractionType type = journey.facts.type(i);
      if (type == ACTIVITY_LINKED && i >= journey.begin) {
        linked(journey, i, to);
      } else if (type == ACTIVITY_LINK_ENDED) {
        ended(journey, i, to);
      }
    }
  }

  private void linked(Reading journey, int link, Contributions to) {
    int how = journey.facts.field(link, 1);
    long sequence = journey.sequence(link);
    to.add(links, sequence);
    to.add(byHow.of(how), sequence);
    to.whole(uptake);
    to.whole(uptakeByHow[how]);
    int session = uptake(journey, link);
    if (session != Reading.NONE) {
      to.add(uptake, sequence, journey.sequence(session));
      to.add(uptakeByHow[how], sequence, journey.sequence(session));
    }
  }

  /**
   * The session by which a link was taken up: what uptake is, wherever it is told.
   *
   * @return its place, or {@link Reading#NONE}
   */
  static int uptake(Reading journey, int link) {
    int session = journey.next(link, SESSION_ATTENDED, journey.facts.field(link, 0));
    return session != Reading.NONE
            && journey.facts.time(session) - journey.facts.time(link) <= UPTAKE
        ? session
        : Reading.NONE;
  }

  private void ended(Reading journey, int end, Contributions to) {
    int outcome = journey.facts.field(end, 1);
    if (end >= journey.begin) {
      to.add(byOutcome.of(outcome), journey.sequence(end));
    }
    if (outcome == NOT_TAKEN_UP && isFirst(journey, end)) {
      again(journey, end, to);
    }
  }

  private static boolean isFirst(Reading journey, int end) {
    for (int i = 0; i < end; i++) {
      if (journey.facts.type(i) == ACTIVITY_LINK_ENDED
          && journey.facts.field(i, 0) == journey.facts.field(end, 0)
          && journey.facts.field(i, 1) == NOT_TAKEN_UP) {
        return false;
      }
    }
    return true;
  }

  /** Looks for what comes after the first time that an activity was not taken up. */
  private void again(Reading journey, int end, Contributions to) {
    int activity = journey.facts.field(end, 0);
    int visit = Reading.NONE;
    for (int i = end + 1; i < journey.size; i++) {
      InteractionType type = journey.facts.type(i);
      if (type == BRIDGING_VISIT_MADE && journey.facts.field(i, 0) == activity) {
        visit = i;
      } else if ((type == SESSION_ATTENDED && journey.facts.field(i, 0) == activity)
          || (type == ACTIVITY_LINK_ENDED
              && journey.facts.field(i, 0) == activity
              && journey.facts.field(i, 1) == TAKEN_UP)) {
        if (i >= journey.begin) {
          int which = visit == Reading.NONE ? withoutBridging : withBridging;
          to.add(secondTry, journey.sequence(end), journey.sequence(i));
          to.add(which, journey.sequence(end), journey.sequence(i));
          if (visit != Reading.NONE) {
            to.also(which, journey.sequence(visit));
          }
        }
        return;
      }
    }
  }
}
