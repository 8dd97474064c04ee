package org.journey.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Participation;
import org.journey.interaction.Participation.ConnectionMade;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Participation.SessionMissed;
import org.journey.interaction.Participation.SkillLearned;
import org.journey.interaction.Participation.VolunteeringStarted;
import org.journey.interaction.Personal;
import org.journey.interaction.Support;
import org.journey.interaction.Support.ActivityLinkEnded;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.BridgingVisitMade;
import org.journey.interaction.Support.Companion;
import org.journey.interaction.Support.LinkKind;
import org.journey.interaction.Support.LinkOutcome;
import org.journey.interaction.Support.SupportGiven;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Links to activities as ServiceRequests, visits and sessions as Encounters, sessions as
 * Appointments too, and what came of them as Observations.
 */
final class Activities {

  private final Case journey;
  private final Encounters encounters;
  private final Resource referral;
  private final Sessions sessions;

  /** The latest link to each activity, as far as the timeline was gone through. */
  private final Map<String, Resource> links = new HashMap<>();

  Activities(Case journey, Encounters encounters, Resource referral) {
    this.journey = journey;
    this.encounters = encounters;
    this.referral = referral;
    this.sessions = new Sessions(journey, encounters, referral);
  }

  List<Resource> of(int place, Support support) {
    return switch (support) {
      case SupportGiven given -> encounters.support(place, given);
      case ActivityLinked linked -> List.of(linked(place, linked));
      case ActivityLinkEnded ended -> ended(place, ended);
      case BridgingVisitMade visit -> visit(place, visit);
    };
  }

  List<Resource> of(int place, Participation participation) {
    return switch (participation) {
      case SessionAttended session ->
          sessions.attended(place, session, links.get(session.activityId()));
      case SessionMissed session ->
          sessions.missed(place, session, links.get(session.activityId()));
      case ConnectionMade made -> {
        Resource observation = journey.observation(place, "connection-made");
        observation.json().set("valueCodeableConcept", Json.concept("connection", made.with()));
        at(observation, made.activityId());
        observation.annotate(made.note());
        yield List.of(observation);
      }
      case VolunteeringStarted started -> {
        Resource observation = journey.observation(place, "volunteering-started");
        text(observation, started.role(), Json.object());
        at(observation, started.activityId());
        observation.annotate(started.note());
        yield List.of(observation);
      }
      case SkillLearned learned -> {
        Resource observation = journey.observation(place, "skill-learned");
        text(observation, learned.skill(), Json.concept("skill-area", learned.area()));
        observation.annotate(learned.note());
        yield List.of(observation);
      }
    };
  }

  private Resource linked(int place, ActivityLinked linked) {
    Resource link = journey.of("ServiceRequest", place, "link");
    ObjectNode json = link.json();
    json.withArray("basedOn").add(Json.reference(referral));
    json.put("status", "active");
    json.put("intent", linked.how() == LinkKind.PERSONAL ? "plan" : "proposal");
    json.withArray("category").add(Json.concept("link-kind", linked.how()));
    json.set("code", Json.concept(Json.coding(Systems.own("request"), "activity-link")));
    json.set("subject", Json.reference(journey.patient()));
    json.put("authoredOn", Json.instant(journey.entry(place).time()));
    json.set("requester", Json.reference(journey.practitioner(journey.entry(place).recordedBy())));
    json.withArray("performer").add(journey.activity("HealthcareService", linked.activityId()));
    link.annotate(linked.note());
    links.put(linked.activityId(), link);
    return link;
  }

  private List<Resource> ended(int place, ActivityLinkEnded ended) {
    Resource observation = journey.observation(place, "activity-link-ended");
    observation.json().set("valueCodeableConcept", Json.concept("link-outcome", ended.outcome()));
    at(observation, ended.activityId());
    observation.annotate(ended.note());
    Resource link = links.get(ended.activityId());
    if (link == null) {
      return List.of(observation);
    }
    observation.json().withArray("basedOn").add(Json.reference(link));
    link.json().put("status", ended.outcome() == LinkOutcome.TAKEN_UP ? "completed" : "revoked");
    return List.of(observation, link);
  }

  private List<Resource> visit(int place, BridgingVisitMade visit) {
    Resource encounter = encounters.met(place, "bridging-visit", "FLD");
    encounters.basedOn(encounter, links.get(visit.activityId()));
    encounter.json().withArray("type").add(Json.concept("companion", visit.accompaniedBy()));
    // Family and friends who went along are no staff and have no id.
    if (visit.accompaniedBy() == Companion.TEAM || visit.by() != null) {
      encounters.with(place, encounter, visit.by(), "ESC");
    }
    encounters.took(place, encounter, null);
    encounter
        .json()
        .withArray("location")
        .addObject()
        .set("location", journey.activity("Location", visit.activityId()));
    List<Resource> made = new ArrayList<>(List.of(encounter));
    journey.note(place, encounter, visit.note(), made);
    return made;
  }

  private void at(Resource observation, @Nullable String activityId) {
    if (activityId != null) {
      Components.concept(
          observation, "activity", Json.concept(Json.coding(journey.ids("activity"), activityId)));
    }
  }

  /** A value in the client's words, beside its code if it has one. */
  private static void text(Resource observation, Personal<String> told, ObjectNode concept) {
    String text = observation.read(told);
    if (text != null) {
      concept.put("text", text);
    }
    if (concept.isEmpty()) {
      observation
          .json()
          .set("dataAbsentReason", Json.concept(Json.coding(Systems.DATA_ABSENT, "masked")));
    } else {
      observation.json().set("valueCodeableConcept", concept);
    }
  }
}
