package org.journey.state;

import java.util.Optional;
import org.journey.timeline.Timeline;

/** Folds a timeline into the state of its journey. */
public final class JourneyStates {

  private JourneyStates() {}

  /** The state; empty if the journey's referral is not in the timeline on the axes asked. */
  public static Optional<JourneyState> fold(Timeline timeline, JourneyStateParameters parameters) {
    return JourneyReading.of(timeline, parameters).map(JourneyReading::state);
  }
}
