package org.journey.testing;

import static org.journey.interaction.Access.AttemptOutcome.NO_ANSWER;
import static org.journey.interaction.Access.Channel.PHONE;
import static org.journey.interaction.Access.ConsentScope.RECORD;
import static org.journey.interaction.Access.Reason.ISOLATION;
import static org.journey.interaction.Access.ReferralSource.GP;
import static org.journey.interaction.Access.TriageMode.TELEPHONE;
import static org.journey.interaction.Access.TriageOutcome.SUPPORT;

import java.time.Instant;
import java.util.List;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Access.ContactAttempted;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.WorkerAssigned;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Amendment.InteractionRedacted;
import org.journey.interaction.Amendment.InteractionRetracted;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Course.JourneyReopened;
import org.journey.interaction.Course.JourneyResumed;
import org.journey.interaction.Goals.Domain;
import org.journey.interaction.Goals.GoalAchieved;
import org.journey.interaction.Goals.GoalProgressed;
import org.journey.interaction.Goals.GoalSet;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.MeasureNotTaken;
import org.journey.interaction.Measures.NotTakenReason;
import org.journey.interaction.Measures.Ons4;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.interaction.Obstacles.BarrierIdentified;
import org.journey.interaction.Obstacles.BarrierKind;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.journey.interaction.Obstacles.ConcernKind;
import org.journey.interaction.Obstacles.ConcernRaised;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Participation.ConnectionMade;
import org.journey.interaction.Participation.ConnectionWith;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Participation.SessionMissed;
import org.journey.interaction.Participation.SkillArea;
import org.journey.interaction.Participation.SkillLearned;
import org.journey.interaction.Participation.VolunteeringStarted;
import org.journey.interaction.People.ClientErased;
import org.journey.interaction.People.ClientMerged;
import org.journey.interaction.People.ClientUnmerged;
import org.journey.interaction.Personal;
import org.journey.interaction.Since;
import org.journey.interaction.Support.ActivityLinkEnded;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.BridgingVisitMade;
import org.journey.interaction.Support.Companion;
import org.journey.interaction.Support.LinkKind;
import org.journey.interaction.Support.LinkOutcome;
import org.journey.interaction.Support.Service;
import org.journey.interaction.Support.SupportGiven;
import org.journey.interaction.Support.SupportKind;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.interaction.Telling.Tense;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A plain valid payload of every type, for tests in which its details do not matter. */
public final class Samples {

  private Samples() {}

  /** A payload of any type; what refers to something refers to {@code g-1}, {@code b-1}, ... */
  public static Interaction of(InteractionType type) {
    return switch (type) {
      case REFERRAL_RECEIVED -> referral("c-1");
      case CONTACT_ATTEMPTED -> new ContactAttempted(PHONE, NO_ANSWER, null);
      case WORKER_ASSIGNED -> new WorkerAssigned("w-1", null);
      case TRIAGE_COMPLETED -> new TriageCompleted(TELEPHONE, List.of(ISOLATION), SUPPORT, null);
      case CONSENT_GIVEN -> new ConsentGiven(List.of(RECORD), null);
      case CONSENT_WITHDRAWN -> new ConsentWithdrawn(List.of(RECORD), null);
      case SUPPORT_GIVEN -> support(SupportKind.PERSONALISED);
      case ACTIVITY_LINKED -> new ActivityLinked("a-1", LinkKind.PERSONAL, null);
      case ACTIVITY_LINK_ENDED -> new ActivityLinkEnded("a-1", LinkOutcome.TAKEN_UP, null);
      case BRIDGING_VISIT_MADE -> new BridgingVisitMade("a-1", Companion.TEAM, null, null);
      case SESSION_ATTENDED -> session("a-1");
      case SESSION_MISSED ->
          new SessionMissed("a-1", Category.SOCIAL, null, null, null, null, null);
      case CONNECTION_MADE -> new ConnectionMade(ConnectionWith.PEER, null, null);
      case VOLUNTEERING_STARTED -> new VolunteeringStarted(clear("helper"), "a-1", null);
      case REFLECTION_RECORDED -> reflection();
      case REFLECTION_CODED -> coding(new Identity("/test", "reflection"));
      case SKILL_LEARNED -> new SkillLearned(clear("baking"), SkillArea.COOKING, null);
      case GOAL_SET -> goal("g-1");
      case GOAL_PROGRESSED -> new GoalProgressed("g-1", 40, null);
      case GOAL_ACHIEVED -> new GoalAchieved("g-1", null);
      case GOAL_SET_ASIDE -> new GoalSetAside("g-1", null, null);
      case WELLBEING_MEASURED -> new WellbeingMeasured(Instrument.ONS4, new Ons4(4, 5, 6, 3), null);
      case MEASURE_NOT_TAKEN ->
          new MeasureNotTaken(Instrument.ONS4, NotTakenReason.NOT_ASKED, null);
      case BARRIER_IDENTIFIED -> barrier("b-1");
      case BARRIER_RESOLVED -> new BarrierResolved("b-1", null);
      case CONCERN_RAISED -> concern("k-1");
      case CONCERN_CLOSED -> new ConcernClosed("k-1", clear("looked into"), null);
      case JOURNEY_PAUSED -> new JourneyPaused(null, null);
      case JOURNEY_RESUMED -> new JourneyResumed(null, null);
      case JOURNEY_CLOSED -> new JourneyClosed(ClosingReason.COMPLETED, null);
      case JOURNEY_REOPENED -> new JourneyReopened(null, null);
      case INTERACTION_CORRECTED ->
          correction(new Identity("/test", "target"), Instant.parse("2026-01-06T09:00:00Z"), null);
      case INTERACTION_RETRACTED -> retraction(new Identity("/test", "target"));
      case CLIENT_MERGED -> new ClientMerged("c-2", clear("the same person"), null);
      case CLIENT_UNMERGED -> new ClientUnmerged(new Identity("/test", "merge"), null);
      case CLIENT_ERASED -> new ClientErased(null);
      case INTERACTION_REDACTED -> new InteractionRedacted(new Identity("/test", "target"), null);
    };
  }

  /** A referral of a client. */
  public static ReferralReceived referral(String clientId) {
    return new ReferralReceived(clientId, GP, List.of(ISOLATION), null, null, null, null);
  }

  /** Support of a kind. */
  public static SupportGiven support(SupportKind kind) {
    return new SupportGiven(kind, Service.LINK_WORKER, PHONE, null, null, null, null, null);
  }

  /** A session of an activity. */
  public static SessionAttended session(String activityId) {
    return new SessionAttended(activityId, Category.SOCIAL, null, null, null, null);
  }

  /** A goal. */
  public static GoalSet goal(String goalId) {
    return new GoalSet(goalId, Domain.WORK, LedBy.CLIENT, Outlook.NEW, null, null, null);
  }

  /** A barrier. */
  public static BarrierIdentified barrier(String barrierId) {
    return new BarrierIdentified(barrierId, BarrierKind.TRANSPORT, null, null);
  }

  /** A concern. */
  public static ConcernRaised concern(String concernId) {
    return new ConcernRaised(concernId, ConcernKind.SAFEGUARDING, null);
  }

  /** A reflection with findings. */
  public static ReflectionRecorded reflection(Finding... findings) {
    return new ReflectionRecorded(List.of(findings), null, null, null);
  }

  /** A coding of a reflection with findings. */
  public static ReflectionCoded coding(Identity target, Finding... findings) {
    return new ReflectionCoded(target, "coder-1", null, List.of(findings), null);
  }

  /** A finding that began at a told date. */
  public static Finding since(String told) {
    return new Finding("social-engagement", Tense.EXPERIENCED, null, Since.parse(told));
  }

  /** A correction of time, data or both. */
  public static InteractionCorrected correction(
      Identity target, @Nullable Instant time, @Nullable JsonNode data) {
    return new InteractionCorrected(target, time, data, clear("put right"), null);
  }

  /** A retraction. */
  public static InteractionRetracted retraction(Identity target) {
    return new InteractionRetracted(target, clear("entered by mistake"), null);
  }

  /** A personal field as emitted. */
  public static Personal<String> clear(String text) {
    return new Personal.Clear<>(text);
  }
}
