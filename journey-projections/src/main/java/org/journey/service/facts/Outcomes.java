package org.journey.service.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.engagement.Saturation.State;
import org.journey.engagement.SaturationParameters;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.model.StageModel;
import org.journey.service.facts.Change.Kind;
import org.journey.stage.Dating;
import org.journey.stage.Piece;
import org.journey.stage.StageEvidence;
import org.journey.timeline.Timeline.Entry;

/**
 * How the outcome of a journey changes along its timeline: stages entered, sub-themes shown,
 * saturation (with the default parameters), as a fold of each beginning of it would tell.
 *
 * <p>Evidence at a place rests on what lies before it, with one exception: whether a coding counts
 * can change behind it, by a later coding of the same coder or because its target comes after it.
 * So the timeline is cut at the places where that happens; within a piece one reading holds for all
 * its beginnings, and only where a piece begins is all told anew.
 */
final class Outcomes {

  private final List<Entry> entries;
  private final StageModel model;
  private final List<Change> changes = new ArrayList<>();
  private State told = State.NOT_ASSESSABLE;
  private final Standing now;

  private Outcomes(List<Entry> entries, StageModel model) {
    this.entries = entries;
    this.model = model;
    now = new Standing(model);
  }

  /** All changes, in the order of their places. */
  static List<Change> changes(List<Entry> entries, StageModel model) {
    Outcomes outcomes = new Outcomes(entries, model);
    List<Integer> cuts = cuts(entries);
    for (int i = 0; i < cuts.size(); i++) {
      int end = i + 1 < cuts.size() ? cuts.get(i + 1) : entries.size();
      outcomes.read(cuts.get(i), end);
    }
    return outcomes.changes;
  }

  /** Place 0, and each at which a coding comes to count or stops to. */
  private static List<Integer> cuts(List<Entry> entries) {
    List<Integer> cuts = new ArrayList<>(List.of(0));
    Map<Identity, Boolean> reflections = new HashMap<>();
    Map<Identity, Boolean> awaited = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      boolean cut = false;
      if (entry.type() == InteractionType.REFLECTION_RECORDED) {
        reflections.put(entry.identity(), true);
        cut = awaited.containsKey(entry.identity());
      } else if (entry.data() instanceof ReflectionCoded coded) {
        cut = reflections.containsKey(coded.target());
        awaited.put(coded.target(), true);
      }
      if (cut && i > 0) {
        cuts.add(i);
      }
    }
    return cuts;
  }

  /** Tells the changes from one cut up to the next, which is not included. */
  private void read(int cut, int end) {
    List<Entry> beginning = entries.subList(0, end);
    List<Piece> pieces = StageEvidence.of(beginning, model, Dating.SINCE).pieces();
    Standing standing = new Standing(model);
    Run run = new Run();
    int next = 0;
    for (int place = 0; place < end; place++) {
      boolean moved = false;
      while (next < pieces.size() && pieces.get(next).entry() == place) {
        run.found += standing.take(pieces.get(next), entries.get(place).sequence()) ? 1 : 0;
        next++;
        moved = true;
      }
      if (entries.get(place).type() == InteractionType.REFLECTION_RECORDED) {
        run.end();
      }
      if (place >= cut) {
        if (moved || place == cut) {
          tell(place, standing);
        }
        tell(place, run.state());
      }
    }
  }

  private void tell(int place, Standing standing) {
    for (int i = 0; i < standing.entered.length; i++) {
      if (standing.entered[i]
          && !(now.entered[i]
              && now.dates[i] == standing.dates[i]
              && now.sequences[i] == standing.sequences[i])) {
        changes.add(Change.entered(place, i, standing.dates[i], standing.sequences[i]));
      } else if (!standing.entered[i] && now.entered[i]) {
        changes.add(Change.of(place, Kind.STAGE_LEFT, i));
      }
    }
    for (int i = 0; i < standing.shown.length; i++) {
      if (standing.shown[i] && !(now.shown[i] && now.shownBy[i] == standing.shownBy[i])) {
        changes.add(Change.shown(place, i, standing.shownBy[i]));
      } else if (!standing.shown[i] && now.shown[i]) {
        changes.add(Change.of(place, Kind.SUB_THEME_LOST, i));
      }
    }
    now.become(standing);
  }

  private void tell(int place, State state) {
    if (state != told) {
      changes.add(Change.of(place, Kind.SATURATION, Codes.SATURATION_STATES.number(state)));
      told = state;
    }
  }

  /** The run rule of saturation, unit by unit. */
  private static final class Run {
    private int found;
    private int cumulative;
    private int units;
    private int stretch;

    /** A unit ends: what was found since the last one is its own. */
    void end() {
      units++;
      cumulative += found;
      stretch = found == 0 ? stretch + 1 : 0;
      found = 0;
    }

    State state() {
      int runLength = SaturationParameters.DEFAULT.runLength();
      return units < runLength || cumulative == 0
          ? State.NOT_ASSESSABLE
          : stretch >= runLength ? State.SATURATED : State.OPEN;
    }
  }

  /** Stages entered and sub-themes shown. */
  private static final class Standing {
    private final StageModel model;
    private final boolean[] entered;
    private final long[] dates;
    private final long[] sequences;
    private final boolean[] shown;
    private final long[] shownBy;

    Standing(StageModel model) {
      this.model = model;
      int stages = model.stages().size();
      entered = new boolean[stages];
      dates = new long[stages];
      sequences = new long[stages];
      shown = new boolean[model.subThemes().size()];
      shownBy = new long[shown.length];
    }

    /** Takes a piece of evidence; whether it is the first of its sub-theme. */
    boolean take(Piece piece, long sequence) {
      int stage = model.stageOf(piece.subTheme());
      long date = Micros.of(piece.date());
      if (piece.rule().enters()
          && (!entered[stage]
              || date < dates[stage]
              || (date == dates[stage] && sequence < sequences[stage]))) {
        entered[stage] = true;
        dates[stage] = date;
        sequences[stage] = sequence;
      }
      boolean first = !shown[piece.subTheme()];
      if (first) {
        shown[piece.subTheme()] = true;
        shownBy[piece.subTheme()] = sequence;
      }
      return first;
    }

    void become(Standing other) {
      System.arraycopy(other.entered, 0, entered, 0, entered.length);
      System.arraycopy(other.dates, 0, dates, 0, dates.length);
      System.arraycopy(other.sequences, 0, sequences, 0, sequences.length);
      System.arraycopy(other.shown, 0, shown, 0, shown.length);
      System.arraycopy(other.shownBy, 0, shownBy, 0, shownBy.length);
    }
  }
}
