package org.journey.evidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Goals;
import org.journey.interaction.Goals.GoalSet;
import org.journey.model.EvidenceRule;
import org.journey.model.SustainedTest;
import org.journey.stage.Piece;
import org.journey.stage.StageEvidence;
import org.journey.stage.Sustained;
import org.journey.timeline.Timeline.Entry;

/**
 * What a piece of evidence rests on beside its own interaction: a coding's target, a goal's
 * goal-set, the matches that were counted before the nth, and all earlier measurements of a
 * sustained improvement's series.
 *
 * <p>Reading part of a timeline never shows evidence that the whole lacks, but for two ways: a
 * coding counts if the later one that replaced it is left out, and a measurement is improved if the
 * baseline or a worse one before it is left out. Codings that were replaced are evidence of
 * nothing, so they are in no part; series are taken whole from their start ({@link #close}).
 */
final class Needs {

  private final StageEvidence evidence;
  private final int[] goalSets;
  private final List<List<Integer>> series = new ArrayList<>();

  Needs(StageEvidence evidence) {
    this.evidence = evidence;
    this.goalSets = goalSets(evidence.entries());
    for (EvidenceRule rule : evidence.model().evidence()) {
      SustainedTest test = rule.sustained();
      if (test != null) {
        series.add(series(evidence.entries(), test));
      }
    }
  }

  /** A piece with all it rests on. */
  BitSet of(Piece piece) {
    return of(List.of(piece));
  }

  /** Pieces with all they rest on. */
  BitSet of(List<Piece> pieces) {
    BitSet places = new BitSet();
    BitSet countedRules = new BitSet();
    for (Piece piece : pieces) {
      add(piece.rule(), piece.entry(), places);
      if (piece.rule().nth() > 1 && !countedRules.get(piece.rule().index())) {
        countedRules.set(piece.rule().index());
        evidence
            .counted(piece.rule().index())
            .forEach(counted -> add(piece.rule(), counted, places));
      }
    }
    return close(places);
  }

  /** A telling with the target it is a coding of, if it is one. */
  void addTelling(int place, BitSet to) {
    to.set(place);
    if (evidence.codings().counts(place)) {
      to.set(evidence.codings().target(place));
    }
  }

  /** Adds the earlier measurements of every sustained series that a set takes part in. */
  BitSet close(BitSet places) {
    BitSet closed = (BitSet) places.clone();
    int before;
    do {
      before = closed.cardinality();
      for (List<Integer> each : series) {
        int last = each.size() - 1;
        while (last >= 0 && !closed.get(each.get(last))) {
          last--;
        }
        for (int i = 0; i < last; i++) {
          closed.set(each.get(i));
        }
      }
    } while (closed.cardinality() > before);
    return closed;
  }

  private void add(EvidenceRule rule, int place, BitSet to) {
    addTelling(place, to);
    if (!rule.goal().isEmpty()) {
      to.set(goalSets[place]);
    }
  }

  /** Per entry about a goal: the place of the goal-set before it. */
  private static int[] goalSets(List<Entry> entries) {
    int[] places = new int[entries.size()];
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < places.length; i++) {
      if (entries.get(i).data() instanceof Goals goal) {
        places[i] = last.getOrDefault(goal.goalId(), i);
        if (goal instanceof GoalSet) {
          last.put(goal.goalId(), i);
        }
      }
    }
    return places;
  }

  private static List<Integer> series(List<Entry> entries, SustainedTest test) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (Sustained.inSeries(entries.get(i), test) != null) {
        places.add(i);
      }
    }
    return places;
  }
}
