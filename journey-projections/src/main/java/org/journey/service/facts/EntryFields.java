package org.journey.service.facts;

import org.journey.bytes.Bytes;
import org.journey.engagement.Contacts;
import org.journey.engagement.Engagements;
import org.journey.interaction.Access;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course;
import org.journey.interaction.Goals;
import org.journey.interaction.Measures;
import org.journey.interaction.Measures.Mycaw;
import org.journey.interaction.Measures.Ons4;
import org.journey.interaction.Measures.Scored;
import org.journey.interaction.Measures.Swemwbs;
import org.journey.interaction.Measures.Ucla3;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Participation;
import org.journey.interaction.Participation.SessionMissed;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Telling;
import org.journey.measure.Score;
import org.journey.measure.Scoring;
import org.journey.timeline.Timeline.Entry;

/**
 * Writes what the figures need of an entry: its type, whether it is a contact, and the fields of
 * its type. How many fields a type has stands in {@link FieldCounts}.
 */
final class EntryFields {

  /** The bit beside the type's number that says that the client took part. */
  static final int CONTACT = 0x40;

  private final Names names;
  private final Names goals = new Names();
  private final Names concerns = new Names();
  private final Bytes to;

  EntryFields(Names names, Bytes to) {
    this.names = names;
    this.to = to;
  }

  void write(Entry entry) {
    to.number(entry.type().number() | (Contacts.isContact(entry.data()) ? CONTACT : 0));
    switch (entry.data()) {
      case Access.WorkerAssigned assigned -> to.number(names.number(assigned.worker()));
      case Access.TriageCompleted triage ->
          to.number(Codes.TRIAGE_OUTCOMES.number(triage.outcome()));
      case Support.ActivityLinked linked -> {
        to.number(names.number(linked.activityId()));
        to.number(Codes.LINK_KINDS.number(linked.how()));
      }
      case Support.ActivityLinkEnded ended -> {
        to.number(names.number(ended.activityId()));
        to.number(Codes.LINK_OUTCOMES.number(ended.outcome()));
      }
      case Support.BridgingVisitMade visit -> {
        to.number(names.number(visit.activityId()));
        to.number(Codes.COMPANIONS.number(visit.accompaniedBy()));
      }
      case Participation.SessionAttended session -> {
        to.number(names.number(session.activityId()));
        to.number(
            (long) Codes.CATEGORIES.number(session.category()) << 2
                | Codes.KNOWN_BY.number(session.knownBy()));
        to.number(names.number(session.sessionId()));
      }
      case SessionMissed session -> {
        to.number(names.number(session.activityId()));
        to.number((long) Codes.CATEGORIES.number(session.category()) << 2 | missed(session));
      }
      case Goals.GoalSet goal -> {
        to.number(goals.number(goal.goalId()));
        to.number(Codes.DOMAINS.number(goal.domain()));
        to.number(Codes.LED_BY.number(goal.ledBy()));
      }
      case Goals.GoalAchieved goal -> to.number(goals.number(goal.goalId()));
      case Goals.GoalSetAside goal -> to.number(goals.number(goal.goalId()));
      case WellbeingMeasured measured -> measured(measured);
      case Measures.MeasureNotTaken missing -> {
        to.number(Codes.INSTRUMENTS.number(missing.instrument()));
        to.number(Codes.NOT_TAKEN_REASONS.number(missing.reason()));
      }
      case Course.JourneyClosed closed -> to.number(Codes.CLOSING_REASONS.number(closed.reason()));
      case Access.ReferralReceived _,
          Access.ContactAttempted _,
          Access.ConsentGiven _,
          Access.ConsentWithdrawn _,
          Support.SupportGiven _,
          Participation.ConnectionMade _,
          Participation.VolunteeringStarted _,
          Participation.SkillLearned _,
          Telling _,
          Goals.GoalProgressed _,
          Obstacles _,
          Course.JourneyPaused _,
          Course.JourneyResumed _,
          Course.JourneyReopened _,
          Amendment _,
          People _ -> {
        // That it happened, and when, is all.
      }
    }
  }

  private static int missed(SessionMissed session) {
    return !Engagements.isByClient(session)
        ? FactsCursor.CALLED_OFF
        : Engagements.isUnannounced(session) ? FactsCursor.UNANNOUNCED : FactsCursor.NOTIFIED;
  }

  private void measured(WellbeingMeasured measured) {
    to.number(Codes.INSTRUMENTS.number(measured.instrument()));
    switch (measured.items()) {
      case Ons4 _, Ucla3 _ -> {
        for (Score score : Scoring.scores(measured)) {
          to.number(score.value().longValueExact());
        }
      }
      case Swemwbs _ -> {
        for (Score score : Scoring.scores(measured)) {
          to.number(score.value().movePointRight(2).longValueExact());
        }
      }
      case Mycaw mycaw -> {
        Integer second = mycaw.concern2();
        to.number(mycaw.wellbeing());
        to.number(concerns.number(mycaw.concernId1()));
        to.number(mycaw.concern1());
        to.number(concerns.number(mycaw.concernId2()));
        to.number(second == null ? 0 : second);
      }
      case Scored scored -> {
        to.number(names.number(scored.name()));
        to.number(names.number(scored.score().stripTrailingZeros().toString()));
        to.number(Codes.BETTER.number(scored.better()));
      }
    }
  }
}
