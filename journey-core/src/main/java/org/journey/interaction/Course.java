package org.journey.interaction;

import org.journey.interaction.Rules.Text;
import org.jspecify.annotations.Nullable;

/** The course of the journey as a whole: paused, resumed, closed, reopened. */
public sealed interface Course extends Interaction {

  /** Why a journey was closed. */
  enum ClosingReason {
    MOVED_ON,
    COMPLETED,
    DECLINED,
    NOT_SUITABLE,
    LOST_CONTACT,
    TRANSFERRED,
    SERVICE_ENDED,
    DIED,
    OTHER
  }

  /** Paused for now. */
  record JourneyPaused(
      @Text(max = 4000) @Nullable Personal<String> reason,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Course {}

  /** Taken up again after a pause. */
  record JourneyResumed(
      @Text(max = 4000) @Nullable Personal<String> reason,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Course {}

  /** Closed. */
  record JourneyClosed(ClosingReason reason, @Text(max = 4000) @Nullable Personal<String> note)
      implements Course {}

  /** Opened again after closing. */
  record JourneyReopened(
      @Text(max = 4000) @Nullable Personal<String> reason,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Course {}
}
