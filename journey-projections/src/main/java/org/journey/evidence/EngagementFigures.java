package org.journey.evidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.journey.engagement.BridgingRead;
import org.journey.engagement.Engagements;
import org.journey.engagement.Engagements.Gap;
import org.journey.engagement.Found;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Participation.SessionMissed;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;
import org.journey.state.Standing.Status;
import org.journey.timeline.Timeline.Entry;

/** Figures of engagement, saturation aside. */
final class EngagementFigures {

  private static final String ENGAGEMENT = "/engagement";

  private EngagementFigures() {}

  static void add(Ledger ledger, JourneyState state) {
    sessions(ledger);
    contacts(ledger, state);
    bridging(ledger);
  }

  private static void sessions(Ledger ledger) {
    List<Entry> entries = ledger.reading().timeline().entries();
    BitSet attended = new BitSet();
    BitSet missed = new BitSet();
    BitSet rated = new BitSet();
    BitSet firstOfActivity = new BitSet();
    Set<String> activities = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).data() instanceof SessionAttended session) {
        attended.set(i);
        rated.set(i);
        if (activities.add(session.activityId())) {
          firstOfActivity.set(i);
        }
      } else if (entries.get(i).data() instanceof SessionMissed session
          && Engagements.isByClient(session)) {
        missed.set(i);
        rated.set(i, Engagements.isUnannounced(session));
      }
    }
    ledger.note(ENGAGEMENT + "/sessionsAttended", attended);
    ledger.note(ENGAGEMENT + "/sessionsMissed", missed);
    ledger.note(ENGAGEMENT + "/attendanceRate", rated);
    ledger.note(ENGAGEMENT + "/activities", firstOfActivity);
    List<Integer> categories =
        Found.categories(ledger.reading().evidence()).stream().map(Found::entry).toList();
    ledger.note(ENGAGEMENT + "/categories", Ledger.places(categories));
    BitSet firstSession = attended.isEmpty() ? new BitSet() : Ledger.places(attended.nextSetBit(0));
    ledger.note(ENGAGEMENT + "/firstSessionAt", firstSession);
  }

  private static void contacts(Ledger ledger, JourneyState state) {
    JourneyReading reading = ledger.reading();
    List<Integer> contacts = reading.contacts();
    BitSet first = contacts.isEmpty() ? new BitSet() : Ledger.places(contacts.getFirst());
    BitSet last = contacts.isEmpty() ? new BitSet() : Ledger.places(contacts.getLast());
    ledger.note(ENGAGEMENT + "/firstContactAt", first);
    ledger.note(ENGAGEMENT + "/lastContactAt", last);
    Gap gap = Engagements.longestGap(reading.timeline().entries(), contacts);
    ledger.note(
        ENGAGEMENT + "/longestGapDays", gap == null ? first : Ledger.places(gap.from(), gap.to()));
    BitSet length = Ledger.union(first, Ledger.places(reading.standing().place()));
    ledger.note(
        ENGAGEMENT + "/lengthDays",
        state.status() == Status.CLOSED ? Ledger.union(length, last) : length);
  }

  private static void bridging(Ledger ledger) {
    List<BridgingRead> activities = BridgingRead.of(ledger.reading().timeline().entries());
    String pointer = ENGAGEMENT + "/bridging";
    BitSet before = new BitSet();
    if (activities.size() > Ledger.LONGEST_LIST) {
      for (BridgingRead activity : activities) {
        before.or(Ledger.places(activity.visits()));
        before.or(alone(activity));
      }
      ledger.note(pointer, before);
      return;
    }
    for (int i = 0; i < activities.size(); i++) {
      BridgingRead activity = activities.get(i);
      String under = pointer + "/" + i;
      BitSet first = Ledger.union(before, Ledger.places(activity.visits().getFirst()));
      ledger.note(under + "/activityId", first);
      ledger.note(under + "/visits", Ledger.union(before, Ledger.places(activity.visits())));
      ledger.note(under + "/firstAloneAt", Ledger.union(first, alone(activity)));
      before = first;
    }
  }

  private static BitSet alone(BridgingRead activity) {
    Integer alone = activity.firstAlone();
    List<Integer> places = new ArrayList<>();
    if (alone != null) {
      places.add(alone);
    }
    return Ledger.places(places);
  }
}
