package org.journey.fhir;

import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.Access.AttemptOutcome;
import org.journey.interaction.Access.Channel;
import org.journey.interaction.Access.ContactAttempted;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.TriageMode;
import org.journey.interaction.Access.TriageOutcome;
import org.journey.interaction.Support.SupportGiven;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Encounters: where the client was met, or was to be. */
final class Encounters {

  private static final String IN_PERSON = "AMB";
  private static final String VIRTUAL = "VR";
  private static final String AT_HOME = "HH";

  private final Case journey;
  private final Resource referral;

  Encounters(Case journey, Resource referral) {
    this.journey = journey;
    this.referral = referral;
  }

  /** An Encounter that took place; its type is a code of ours. */
  Resource met(int place, String type, String way) {
    Resource encounter = journey.of("Encounter", place, type);
    ObjectNode json = encounter.json();
    json.put("status", "finished");
    json.set("class", Json.coding(Systems.ACT_CODE, way));
    json.withArray("type").add(Json.concept(Json.coding(Systems.own("encounter"), type)));
    json.set("subject", Json.reference(journey.patient()));
    json.set("serviceProvider", Json.reference(journey.organisation()));
    return encounter;
  }

  /** Gives it the client's referral, or a link to an activity, as what it rests on. */
  void basedOn(Resource encounter, @Nullable Resource link) {
    encounter.json().withArray("basedOn").add(Json.reference(link == null ? referral : link));
  }

  /** Gives it its time; how long it took only if that was told. */
  void took(int place, Resource encounter, @Nullable Integer minutes) {
    Entry entry = journey.entry(place);
    ObjectNode period = Json.object().put("start", Json.instant(entry.time()));
    if (minutes != null) {
      period.put("end", Json.instant(entry.time().plusSeconds(60L * minutes)));
      encounter.json().set("length", Json.quantity(minutes, "min", "min"));
    }
    encounter.json().set("period", period);
  }

  /** Gives it a member of staff who took part; one not named is who recorded it. */
  void with(int place, Resource encounter, @Nullable String staff, @Nullable String part) {
    ObjectNode participant = encounter.json().withArray("participant").addObject();
    if (part != null) {
      participant.withArray("type").add(Json.concept(Json.coding(Systems.PARTICIPATION, part)));
    }
    participant.set(
        "individual",
        Json.reference(
            journey.practitioner(staff == null ? journey.entry(place).recordedBy() : staff)));
  }

  /** An attempt: a meeting if the client answered, else one that ended before it began. */
  List<Resource> attempt(int place, ContactAttempted attempt) {
    Resource encounter = met(place, "contact-attempted", way(attempt.channel()));
    if (attempt.outcome() != AttemptOutcome.ANSWERED) {
      encounter.json().put("status", "cancelled");
    }
    ObjectNode json = encounter.json();
    json.withArray("type").add(Json.concept("attempt-outcome", attempt.outcome()));
    json.withArray("type").add(Json.concept("channel", attempt.channel()));
    basedOn(encounter, null);
    with(place, encounter, null, null);
    took(place, encounter, null);
    List<Resource> made = new ArrayList<>(List.of(encounter));
    journey.note(place, encounter, attempt.note(), made);
    return made;
  }

  /** The triage, and what it led to. */
  List<Resource> triage(int place, TriageCompleted triage) {
    Resource encounter = met(place, "triage", way(triage.mode()));
    encounter.json().withArray("type").add(Json.concept("triage-mode", triage.mode()));
    basedOn(encounter, null);
    with(place, encounter, null, null);
    took(place, encounter, null);
    for (Reason need : triage.needs()) {
      encounter.json().withArray("reasonCode").add(Json.concept("reason", need));
    }
    Resource outcome = journey.observation(place, "triage-outcome");
    outcome.json().set("encounter", Json.reference(encounter));
    outcome.json().set("valueCodeableConcept", outcome(triage.outcome()));
    List<Resource> made = new ArrayList<>(List.of(encounter, outcome));
    journey.note(place, encounter, triage.note(), made);
    return made;
  }

  private static ObjectNode outcome(TriageOutcome outcome) {
    ObjectNode own = Json.coding(Systems.own("triage-outcome"), outcome.name());
    return outcome == TriageOutcome.DECLINED
        ? Json.concept(
            own,
            Json.coding(
                Systems.SNOMED, "871711000000103", "Social prescribing declined (situation)"))
        : Json.concept(own);
  }

  /** Support. */
  List<Resource> support(int place, SupportGiven support) {
    Resource encounter = met(place, "support", way(support.channel()));
    ObjectNode json = encounter.json();
    json.withArray("type").add(Json.concept("support-kind", support.kind()));
    json.withArray("type").add(Json.concept("channel", support.channel()));
    json.set("serviceType", Json.concept("service", support.service()));
    basedOn(encounter, null);
    with(place, encounter, support.by(), null);
    took(place, encounter, support.minutes());
    if (support.problem() != null) {
      json.withArray("reasonCode").add(Json.concept("reason", support.problem()));
    }
    List<Resource> made = new ArrayList<>(List.of(encounter));
    if (support.resolved() != null) {
      Resource resolved = journey.observation(place, "problem-resolved");
      resolved.json().set("encounter", Json.reference(encounter));
      resolved.json().put("valueBoolean", support.resolved());
      made.add(resolved);
    }
    journey.note(place, encounter, support.note(), made);
    return made;
  }

  private static String way(Channel channel) {
    return switch (channel) {
      case FACE_TO_FACE -> IN_PERSON;
      case PHONE, TEXT, ONLINE -> VIRTUAL;
      case HOME_VISIT -> AT_HOME;
    };
  }

  private static String way(TriageMode mode) {
    return switch (mode) {
      case INITIAL_CONSULTATION -> IN_PERSON;
      case TELEPHONE -> VIRTUAL;
      case HOME_VISIT -> AT_HOME;
    };
  }
}
