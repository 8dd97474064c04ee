package org.journey.replay;

import java.time.Instant;
import java.util.List;
import org.journey.cohort.CohortFilter;
import org.journey.cohort.Member;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.state.Consents;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journeys that a question is about: the one place where it is decided who is among them.
 * Consent is the one thing that is looked at as it is now, whatever the axes: who has withdrawn it
 * is in no answer from then on, of whatever day it tells.
 */
public final class JourneyReader {

  private final Question question;
  private final Instant now;

  /**
   * A reader.
   *
   * @param now as of when consent is looked at
   */
  public JourneyReader(Question question, Instant now) {
    this.question = question;
    this.now = now;
  }

  /** What is asked. */
  public Question question() {
    return question;
  }

  /**
   * The journey as the question wants it read; null if it is not among those asked about: its
   * referral is not in the timeline, it is not in the cohort, or consent is not in force.
   *
   * @param recorded everything recorded of it, in sequence order
   */
  public @Nullable JourneyReading read(List<Recorded> recorded) {
    return isConsented(recorded) ? readOfAnyone(recorded) : null;
  }

  private @Nullable JourneyReading readOfAnyone(List<Recorded> recorded) {
    Timeline timeline = Timelines.of(recorded, question.asAt(), question.asKnown());
    CohortFilter cohort = question.cohort();
    Timeline.Entry referral = referral(timeline);
    if (referral == null
        || !cohort.matchesReferral(
            timeline.organisation(), referral.time(), (ReferralReceived) referral.data())) {
      return null;
    }
    JourneyReading reading = under(timeline, question.parameters());
    if (reading == null || cohort.reached().isEmpty()) {
      return reading;
    }
    JourneyReading chosen =
        question.chosenBy().equals(question.parameters().model())
            ? reading
            : under(timeline, JourneyStateParameters.of(question.chosenBy()));
    return chosen != null && cohort.matches(Member.of(chosen)) ? reading : null;
  }

  private static @Nullable JourneyReading under(
      Timeline timeline, JourneyStateParameters parameters) {
    return JourneyReading.of(timeline, parameters).orElse(null);
  }

  private static Timeline.@Nullable Entry referral(Timeline timeline) {
    for (Timeline.Entry entry : timeline.entries()) {
      if (entry.data() instanceof ReferralReceived) {
        return entry;
      }
    }
    return null;
  }

  private boolean isConsented(List<Recorded> recorded) {
    if (question.consents().isEmpty()) {
      return true;
    }
    // Most that is asked is asked of all: who never gave any is told without a timeline.
    return recorded.stream().anyMatch(each -> each.data() instanceof ConsentGiven)
        && Consents.of(Timelines.of(recorded, now, Instant.MAX).entries())
            .given()
            .containsAll(question.consents());
  }
}
