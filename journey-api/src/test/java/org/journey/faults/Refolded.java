package org.journey.faults;

import java.time.Instant;
import java.util.List;
import org.journey.model.StageModels;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timelines;

/**
 * The whole state of a journey from what lies in the log alone, by the platform's own fold in this
 * JVM, with nothing kept: what a rebuild would give. Whether the fold itself is right is asked of
 * {@link IndependentFold}.
 */
final class Refolded {

  private Refolded() {}

  /** Canonical JSON of the state under the default model. */
  static String state(List<Row> rows, Instant asAt, Instant asKnown) {
    List<Recorded> history = rows.stream().map(row -> Recorded.parse(row.event())).toList();
    return Aftermath.canonical(
        JourneyStates.fold(
                Timelines.of(history, asAt, asKnown),
                JourneyStateParameters.of(StageModels.defaultModel()))
            .orElseThrow()
            .toJson(true));
  }
}
