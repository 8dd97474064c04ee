package org.journey.faults;

import java.time.Instant;
import java.util.List;
import org.journey.model.StageModels;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timelines;

/** The state of a journey from what lies in the log alone, in this JVM, with nothing kept. */
final class IndependentFold {

  private IndependentFold() {}

  /** Canonical JSON of the state under the default model. */
  static String state(List<Recorded> history, Instant asAt, Instant asKnown) {
    return Aftermath.canonical(
        JourneyStates.fold(
                Timelines.of(history, asAt, asKnown),
                JourneyStateParameters.of(StageModels.defaultModel()))
            .orElseThrow()
            .toJson(true));
  }
}
