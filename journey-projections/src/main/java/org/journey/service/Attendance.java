package org.journey.service;

import static org.journey.interaction.InteractionType.SESSION_ATTENDED;
import static org.journey.interaction.InteractionType.SESSION_MISSED;

import java.util.HashMap;
import java.util.Map;
import org.journey.interaction.InteractionType;
import org.journey.service.Part.Form;
import org.journey.service.facts.Codes;
import org.journey.service.facts.FactsCursor;

/** {@code attendance}. */
final class Attendance implements Figure {

  private final Parts parts;
  private final int attendance;
  private final Tally all;
  private final Tally[] byCategory;
  private final int activities;
  private final Map<String, Tally> byActivity = new HashMap<>();
  private final int[] byKnownBy;

  Attendance(Parts parts) {
    this.parts = parts;
    attendance =
        parts.figure(
            "attendance",
            Form.COUNT,
            "Sessions attended in the period, beside those that clients missed and those that the"
                + " provider called off; the rate is attended / (attended + missed by the client"
                + " without notice), to 4 places half up.");
    all = new Tally(parts, attendance);
    int categories = parts.part(attendance, "byCategory", Form.GROUP);
    byCategory = new Tally[Codes.CATEGORIES.all().size() + 1];
    byCategory[0] = all;
    for (int i = 1; i < byCategory.length; i++) {
      String name = Codes.CATEGORIES.all().get(i - 1).name();
      byCategory[i] = new Tally(parts, parts.part(categories, name, Form.GROUP));
    }
    activities = parts.part(attendance, "byActivity", Form.OPEN_GROUP);
    int knownBy = parts.part(attendance, "byKnownBy", Form.GROUP);
    byKnownBy = new int[Codes.KNOWN_BY.all().size() + 1];
    for (int i = 0; i < byKnownBy.length; i++) {
      // What was not told comes last.
      int code = (i + 1) % byKnownBy.length;
      String name = code == 0 ? "NOT_RECORDED" : Codes.KNOWN_BY.all().get(code - 1).name();
      int group = parts.part(knownBy, name, Form.GROUP);
      byKnownBy[code] = parts.part(group, "attended", Form.COUNT);
    }
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    FactsCursor facts = journey.facts;
    for (int i = journey.begin; i < journey.size; i++) {
      InteractionType type = facts.type(i);
      if (type == SESSION_ATTENDED) {
        long sequence = journey.sequence(i);
        int codes = facts.field(i, 1);
        to.add(attendance, sequence);
        all.attended(sequence, to);
        byCategory[codes >> 2].attended(sequence, to);
        ofActivity(facts.name(facts.field(i, 0))).attended(sequence, to);
        to.add(byKnownBy[codes & 3], sequence);
      } else if (type == SESSION_MISSED) {
        long sequence = journey.sequence(i);
        int codes = facts.field(i, 1);
        int how = codes & 3;
        all.missed(how, sequence, to);
        byCategory[codes >> 2].missed(how, sequence, to);
        ofActivity(facts.name(facts.field(i, 0))).missed(how, sequence, to);
      }
    }
  }

  private Tally ofActivity(String activity) {
    Tally known = byActivity.get(activity);
    if (known == null) {
      known = new Tally(parts, parts.part(activities, activity, Form.GROUP));
      byActivity.put(activity, known);
    }
    return known;
  }

  /** Attended, missed and called off, of all or of some. */
  private static final class Tally {
    private final int attended;
    private final int missed;
    private final int rate;
    private final int calledOff;

    Tally(Parts parts, int parent) {
      attended = parts.part(parent, "attended", Form.COUNT);
      missed = parts.part(parent, "missed", Form.COUNT);
      rate = parts.part(parent, "rate", Form.RATE);
      calledOff = parts.part(parent, "calledOff", Form.COUNT);
    }

    void attended(long sequence, Contributions to) {
      to.add(attended, sequence);
      to.add(rate, sequence);
      to.whole(rate);
    }

    void missed(int how, long sequence, Contributions to) {
      if (how == FactsCursor.CALLED_OFF) {
        to.add(calledOff, sequence);
      } else {
        to.add(missed, sequence);
        if (how == FactsCursor.UNANNOUNCED) {
          to.whole(rate);
        }
      }
    }
  }
}
