package org.journey.interaction;

import org.journey.interaction.Rules.Id;
import org.journey.interaction.Rules.Range;
import org.journey.interaction.Rules.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the team does: help with what presses, linking to activities, going along the first time.
 */
public sealed interface Support extends Interaction {

  /**
   * {@link #PERSONALISED}: one to one, on a problem; {@link #BACKGROUND}: there when needed, later
   * on.
   */
  enum SupportKind {
    PERSONALISED,
    BACKGROUND
  }

  /** The part of the service that gave the support. */
  enum Service {
    LINK_WORKER,
    ADVOCACY,
    HEALTH_TRAINER,
    TRIAGE,
    GROUP_COORDINATION,
    OTHER
  }

  /** {@link #PERSONAL}: chosen together, one to one; {@link #SIGNPOSTED}: told about it. */
  enum LinkKind {
    PERSONAL,
    SIGNPOSTED
  }

  /** What came of a link. */
  enum LinkOutcome {
    TAKEN_UP,
    NOT_TAKEN_UP,
    DECLINED,
    NO_PLACE,
    ACTIVITY_ENDED
  }

  /** Who went along; {@link #OTHER} is family, a friend, anyone not of the team. */
  enum Companion {
    TEAM,
    OTHER
  }

  /**
   * One piece of support. {@code minutes} 1 to 600; {@code by}: who gave it, if not the recorder.
   */
  record SupportGiven(
      SupportKind kind,
      Service service,
      Access.Channel channel,
      Access.@Nullable Reason problem,
      @Nullable Boolean resolved,
      @Range(min = 1, max = 600) @Nullable Integer minutes,
      @Id @Nullable String by,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Support {}

  /** The client is linked to an activity. */
  record ActivityLinked(
      @Id String activityId, LinkKind how, @Text(max = 4000) @Nullable Personal<String> note)
      implements Support {}

  /** A link came to an end. */
  record ActivityLinkEnded(
      @Id String activityId, LinkOutcome outcome, @Text(max = 4000) @Nullable Personal<String> note)
      implements Support {}

  /** Somebody went along to an activity with the client. */
  record BridgingVisitMade(
      @Id String activityId,
      Companion accompaniedBy,
      @Id @Nullable String by,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Support {}
}
