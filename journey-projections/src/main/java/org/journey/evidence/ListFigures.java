package org.journey.evidence;

import java.util.BitSet;
import java.util.List;
import org.journey.goals.Goal;
import org.journey.state.JourneyState;
import org.journey.wellbeing.MeasureSeries;

/**
 * Figures of lists whose elements come and go with their interactions. The evidence of an element
 * has what brings about those before it, so that it has the same index again.
 */
final class ListFigures {

  private ListFigures() {}

  static void add(Ledger ledger, JourneyState state) {
    goals(ledger, state.goals());
    wellbeing(ledger, state.wellbeing());
  }

  /** A list whose elements each come from one set of places. */
  static void note(Ledger ledger, String pointer, List<String> members, List<BitSet> own) {
    BitSet before = new BitSet();
    for (int i = 0; i < own.size(); i++) {
      before.or(own.get(i));
      if (own.size() <= Ledger.LONGEST_LIST) {
        ledger.note(pointer + "/" + i, members, before);
      }
    }
    if (own.size() > Ledger.LONGEST_LIST) {
      ledger.note(pointer, before);
    }
  }

  private static void goals(Ledger ledger, List<Goal> goals) {
    BitSet before = new BitSet();
    BitSet all = new BitSet();
    for (int i = 0; i < goals.size(); i++) {
      Goal.Places places = goals.get(i).places();
      before.set(places.set());
      BitSet status = Ledger.union(before, Ledger.places(places.status()));
      Integer told = places.progress();
      BitSet progress = told == null ? before : Ledger.union(before, Ledger.places(told));
      all.or(status);
      all.or(progress);
      if (goals.size() <= Ledger.LONGEST_LIST) {
        String goal = "/goals/" + i;
        ledger.note(goal, List.of("goalId", "domain", "ledBy", "outlook", "setAt"), before);
        ledger.note(goal + "/status", status);
        ledger.note(goal + "/progress", progress);
      }
    }
    if (goals.size() > Ledger.LONGEST_LIST) {
      ledger.note("/goals", all);
    }
  }

  private static void wellbeing(Ledger ledger, List<MeasureSeries> wellbeing) {
    BitSet before = new BitSet();
    BitSet all = new BitSet();
    for (int i = 0; i < wellbeing.size(); i++) {
      List<Integer> places = wellbeing.get(i).places();
      int first = places.getFirst();
      int last = places.getLast();
      all.or(Ledger.places(places));
      if (wellbeing.size() <= Ledger.LONGEST_LIST) {
        String series = "/wellbeing/" + i;
        BitSet baseline = Ledger.union(before, Ledger.places(first));
        ledger.note(series, List.of("instrument", "scale", "baseline"), baseline);
        ledger.note(series + "/measurements", Ledger.union(before, Ledger.places(places)));
        ledger.note(series + "/latest", Ledger.union(before, Ledger.places(last)));
        ledger.note(series + "/change", Ledger.union(baseline, Ledger.places(last)));
      }
      before.set(first);
    }
    if (wellbeing.size() > Ledger.LONGEST_LIST) {
      ledger.note("/wellbeing", all);
    }
  }
}
