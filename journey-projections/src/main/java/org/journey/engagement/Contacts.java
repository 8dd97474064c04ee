package org.journey.engagement;

import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.Access;
import org.journey.interaction.Access.AttemptOutcome;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course;
import org.journey.interaction.Goals;
import org.journey.interaction.Interaction;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Telling;
import org.journey.timeline.Timeline.Entry;

/** The interactions in which the client took part. */
public final class Contacts {

  private Contacts() {}

  /** The places in a timeline of its contacts. */
  public static List<Integer> of(List<Entry> entries) {
    List<Integer> contacts = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      if (isContact(entries.get(i).data())) {
        contacts.add(i);
      }
    }
    return contacts;
  }

  /** Whether the client took part. */
  public static boolean isContact(Interaction data) {
    return switch (data) {
      case Access.ContactAttempted attempt -> attempt.outcome() == AttemptOutcome.ANSWERED;
      case Access.TriageCompleted _,
          Support.SupportGiven _,
          Support.ActivityLinked _,
          Support.BridgingVisitMade _,
          Participation.SessionAttended _,
          Participation.ConnectionMade _,
          Participation.VolunteeringStarted _,
          Participation.SkillLearned _,
          Telling.ReflectionRecorded _,
          Goals.GoalSet _,
          Goals.GoalProgressed _,
          Goals.GoalAchieved _,
          Measures.WellbeingMeasured _ ->
          true;
      case Access.ReferralReceived _,
          Access.WorkerAssigned _,
          Access.ConsentGiven _,
          Access.ConsentWithdrawn _,
          Support.ActivityLinkEnded _,
          Participation.SessionMissed _,
          Telling.ReflectionCoded _,
          Goals.GoalSetAside _,
          Measures.MeasureNotTaken _,
          Obstacles _,
          Course _,
          Amendment _,
          People _ ->
          false;
    };
  }
}
