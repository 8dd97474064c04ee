package org.journey.stage;

import java.util.BitSet;
import java.util.List;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.measure.Score;
import org.journey.measure.Scoring;
import org.journey.model.SustainedTest;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/** Which measurements show an improvement that lasts (stage-model.md, "sustained"). */
public final class Sustained {

  private Sustained() {}

  /** The score of an entry if it belongs to the test's series, else null. */
  public static @Nullable Score inSeries(Entry entry, SustainedTest test) {
    return entry.data() instanceof WellbeingMeasured measured
            && Scoring.instrument(measured).equals(test.instrument())
        ? Scoring.score(measured, test.scale())
        : null;
  }

  /** The places of the measurements that match. */
  static BitSet matches(List<Entry> entries, SustainedTest test) {
    BitSet matches = new BitSet(entries.size());
    Score baseline = null;
    // The first of the unbroken improved ones: it lies farthest before, so it decides alone.
    Entry first = null;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Score score = inSeries(entry, test);
      if (score == null) {
        continue;
      }
      if (baseline == null) {
        baseline = score;
      } else if (baseline.improvementTo(score.value()).compareTo(test.improvement()) < 0) {
        first = null;
      } else if (first == null) {
        first = entry;
      } else if (!first.time().plus(test.apart()).isAfter(entry.time())) {
        matches.set(i);
      }
    }
    return matches;
  }
}
