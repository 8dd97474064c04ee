package org.journey.fhir;

import java.util.List;
import org.journey.interaction.Access;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Access.ContactAttempted;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.WorkerAssigned;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course;
import org.journey.interaction.Goals;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Telling;

/** Which interaction becomes which resources, or a part of them: the table of docs/fhir.md. */
final class Mapping {

  private final Case journey;
  private final Referral referral;
  private final JourneyTask task;
  private final Encounters encounters;
  private final Activities activities;
  private final Consenting consenting;
  private final Tellings tellings;
  private final GoalResources goals;
  private final Measurements measurements;
  private final ObstacleObservations obstacles;

  Mapping(Case journey) {
    this.journey = journey;
    this.referral = new Referral(journey);
    this.task = new JourneyTask(journey, referral.request());
    this.encounters = new Encounters(journey, referral.request());
    this.activities = new Activities(journey, encounters, referral.request());
    this.consenting = new Consenting(journey);
    this.tellings = new Tellings(journey);
    this.goals = new GoalResources(journey);
    this.measurements = new Measurements(journey);
    this.obstacles = new ObstacleObservations(journey);
  }

  /** The work on the journey as a whole. */
  Resource task() {
    return task.resource();
  }

  /**
   * The resources that tell of an interaction, made now or before; none if it tells nothing here.
   */
  List<Resource> resources(int place) {
    return switch (journey.entry(place).data()) {
      case Access access -> access(place, access);
      case Support support -> activities.of(place, support);
      case Participation participation -> activities.of(place, participation);
      case Telling _ -> tellings.of(place);
      case Goals goal -> goals.of(place, goal);
      case Measures measure -> measurements.of(place, measure);
      case Obstacles obstacle -> obstacles.of(place, obstacle);
      case Course _ -> List.of(task.resource(), referral.request());
      // Amendments act on a timeline and are not in it; what they did is told by Provenance.
      case Amendment _ -> List.of();
      // About clients: in no journey's timeline.
      case People _ -> List.of();
    };
  }

  private List<Resource> access(int place, Access access) {
    return switch (access) {
      case ReferralReceived _ -> referral.resources(task.resource());
      case ContactAttempted attempt -> encounters.attempt(place, attempt);
      case WorkerAssigned _ -> List.of(task.resource());
      case TriageCompleted triage -> encounters.triage(place, triage);
      case ConsentGiven given -> consenting.of(place, given.scopes(), given.note());
      case ConsentWithdrawn withdrawn -> consenting.of(place, withdrawn.scopes(), withdrawn.note());
    };
  }
}
