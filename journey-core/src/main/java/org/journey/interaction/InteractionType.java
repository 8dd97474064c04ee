package org.journey.interaction;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The table of stable type names, versions and numbers. What stands here is stored for ever: a line
 * is never changed or removed, only added to. The number is the type's column in the log.
 */
public enum InteractionType {
  REFERRAL_RECEIVED(1, "referral-received", Access.ReferralReceived.class),
  CONTACT_ATTEMPTED(2, "contact-attempted", Access.ContactAttempted.class),
  WORKER_ASSIGNED(3, "worker-assigned", Access.WorkerAssigned.class),
  TRIAGE_COMPLETED(4, "triage-completed", Access.TriageCompleted.class),
  CONSENT_GIVEN(5, "consent-given", Access.ConsentGiven.class),
  CONSENT_WITHDRAWN(6, "consent-withdrawn", Access.ConsentWithdrawn.class),
  SUPPORT_GIVEN(7, "support-given", Support.SupportGiven.class),
  ACTIVITY_LINKED(8, "activity-linked", Support.ActivityLinked.class),
  ACTIVITY_LINK_ENDED(9, "activity-link-ended", Support.ActivityLinkEnded.class),
  BRIDGING_VISIT_MADE(10, "bridging-visit-made", Support.BridgingVisitMade.class),
  SESSION_ATTENDED(11, "session-attended", Participation.SessionAttended.class),
  SESSION_MISSED(12, "session-missed", Participation.SessionMissed.class),
  CONNECTION_MADE(13, "connection-made", Participation.ConnectionMade.class),
  VOLUNTEERING_STARTED(14, "volunteering-started", Participation.VolunteeringStarted.class),
  REFLECTION_RECORDED(15, "reflection-recorded", Telling.ReflectionRecorded.class),
  REFLECTION_CODED(16, "reflection-coded", Telling.ReflectionCoded.class),
  SKILL_LEARNED(17, "skill-learned", Participation.SkillLearned.class),
  GOAL_SET(18, "goal-set", Goals.GoalSet.class),
  GOAL_PROGRESSED(19, "goal-progressed", Goals.GoalProgressed.class),
  GOAL_ACHIEVED(20, "goal-achieved", Goals.GoalAchieved.class),
  GOAL_SET_ASIDE(21, "goal-set-aside", Goals.GoalSetAside.class),
  WELLBEING_MEASURED(22, "wellbeing-measured", Measures.WellbeingMeasured.class),
  MEASURE_NOT_TAKEN(23, "measure-not-taken", Measures.MeasureNotTaken.class),
  BARRIER_IDENTIFIED(24, "barrier-identified", Obstacles.BarrierIdentified.class),
  BARRIER_RESOLVED(25, "barrier-resolved", Obstacles.BarrierResolved.class),
  CONCERN_RAISED(26, "concern-raised", Obstacles.ConcernRaised.class),
  CONCERN_CLOSED(27, "concern-closed", Obstacles.ConcernClosed.class),
  JOURNEY_PAUSED(28, "journey-paused", Course.JourneyPaused.class),
  JOURNEY_RESUMED(29, "journey-resumed", Course.JourneyResumed.class),
  JOURNEY_CLOSED(30, "journey-closed", Course.JourneyClosed.class),
  JOURNEY_REOPENED(31, "journey-reopened", Course.JourneyReopened.class),
  INTERACTION_CORRECTED(32, "interaction-corrected", Amendment.InteractionCorrected.class),
  INTERACTION_RETRACTED(33, "interaction-retracted", Amendment.InteractionRetracted.class),
  CLIENT_MERGED(34, "client-merged", People.ClientMerged.class),
  CLIENT_UNMERGED(35, "client-unmerged", People.ClientUnmerged.class),
  CLIENT_ERASED(36, "client-erased", People.ClientErased.class),
  INTERACTION_REDACTED(37, "interaction-redacted", Amendment.InteractionRedacted.class);

  private static final Map<String, InteractionType> BY_TYPE =
      Arrays.stream(values()).collect(Collectors.toMap(InteractionType::type, Function.identity()));

  private static final Map<Integer, InteractionType> BY_NUMBER =
      Arrays.stream(values())
          .collect(Collectors.toMap(InteractionType::number, Function.identity()));

  private static final Map<Class<?>, InteractionType> BY_PAYLOAD =
      Arrays.stream(values())
          .collect(Collectors.toMap(InteractionType::payload, Function.identity()));

  private final int number;
  private final String shortName;
  private final String type;
  private final Class<? extends Interaction> payload;

  InteractionType(int number, String shortName, Class<? extends Interaction> payload) {
    this.number = number;
    this.shortName = shortName;
    this.type = "journey." + shortName + ".v1";
    this.payload = payload;
  }

  /** The stable number under which the log's type column keeps it. */
  public int number() {
    return number;
  }

  /** The name without prefix and version, as stage models use it: {@code referral-received}. */
  public String shortName() {
    return shortName;
  }

  /** The CloudEvents type: {@code journey.referral-received.v1}. */
  public String type() {
    return type;
  }

  /** The record of its {@code data}. */
  public Class<? extends Interaction> payload() {
    return payload;
  }

  /** Whether the subject is a client rather than a journey. */
  public boolean aboutClient() {
    return People.class.isAssignableFrom(payload);
  }

  /** Whether it amends another interaction and so is never in a timeline itself. */
  public boolean amends() {
    return Amendment.class.isAssignableFrom(payload);
  }

  /** Whether the platform alone makes it; an emitter that sends one is refused. */
  public boolean platformOnly() {
    return this == CLIENT_ERASED || this == INTERACTION_REDACTED;
  }

  /** Finds a type by its CloudEvents name. */
  public static Optional<InteractionType> ofType(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /** Finds a type by its name without prefix and version. */
  public static Optional<InteractionType> ofShortName(String shortName) {
    return ofType("journey." + shortName + ".v1");
  }

  /**
   * The type that a stored number means.
   *
   * @throws IllegalArgumentException if this release does not know the number
   */
  public static InteractionType ofNumber(int number) {
    InteractionType type = BY_NUMBER.get(number);
    if (type == null) {
      throw new IllegalArgumentException(
          "interaction type number " + number + " is not known here");
    }
    return type;
  }

  /** The type of a payload. */
  public static InteractionType of(Interaction data) {
    InteractionType type = BY_PAYLOAD.get(data.getClass());
    if (type == null) {
      throw new IllegalStateException(data.getClass() + " is in no line of the table");
    }
    return type;
  }
}
