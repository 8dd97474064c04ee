package org.journey.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Participation.MissedBy;
import org.journey.interaction.Participation.MissedReason;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Participation.SessionMissed;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Sessions: an Appointment each, and an Encounter if the client came. */
final class Sessions {

  private final Case journey;
  private final Encounters encounters;
  private final Resource referral;

  Sessions(Case journey, Encounters encounters, Resource referral) {
    this.journey = journey;
    this.encounters = encounters;
    this.referral = referral;
  }

  /** A session attended. */
  List<Resource> attended(int place, SessionAttended session, @Nullable Resource link) {
    Resource appointment = appointment(place, session.activityId(), session.category(), link);
    ObjectNode json = appointment.json();
    json.put("status", "fulfilled");
    named(json, session.sessionId());
    lasted(place, json, session.minutes());
    participants(json, session.activityId(), "accepted", "accepted");
    String note = appointment.read(session.note());
    if (note != null) {
      json.put("comment", note);
    }
    Resource encounter = encounters.met(place, "session", "AMB");
    ObjectNode met = encounter.json();
    met.withArray("type").add(Json.concept("category", session.category()));
    if (session.knownBy() != null) {
      met.withArray("type").add(Json.concept("known-by", session.knownBy()));
    }
    encounters.basedOn(encounter, link);
    encounters.took(place, encounter, session.minutes());
    met.withArray("appointment").add(Json.reference(appointment));
    met.withArray("location")
        .addObject()
        .set("location", journey.activity("Location", session.activityId()));
    return List.of(encounter, appointment);
  }

  /**
   * A session missed: {@code cancelled} if it was called off by either side before, else {@code
   * noshow}. Why is told beside the latter, since R4's rule app-4 allows a reason there under a
   * status that R4 does not have.
   */
  List<Resource> missed(int place, SessionMissed session, @Nullable Resource link) {
    Resource appointment = appointment(place, session.activityId(), session.category(), link);
    boolean calledOff = session.by() == MissedBy.PROVIDER;
    boolean told = Boolean.TRUE.equals(session.notified());
    ObjectNode json = appointment.json();
    boolean cancelled = calledOff || told;
    json.put("status", cancelled ? "cancelled" : "noshow");
    named(json, session.sessionId());
    List<Resource> made = new ArrayList<>(List.of(appointment));
    MissedReason reason = session.reason();
    if (cancelled) {
      ObjectNode why = Json.concept(Json.coding(Systems.CANCELLATION, calledOff ? "prov" : "pat"));
      if (reason != null) {
        why.withArray("coding").add(Json.coding(Systems.own("missed-reason"), reason.name()));
      }
      // The element is spelt so in R4.
      json.set("cancelationReason", why);
    } else if (reason != null) {
      Resource why = journey.observation(place, "session-missed");
      why.json().withArray("focus").add(Json.reference(appointment));
      why.json().set("valueCodeableConcept", Json.concept("missed-reason", reason));
      made.add(why);
    }
    lasted(place, json, null);
    participants(
        json,
        session.activityId(),
        told && !calledOff ? "declined" : "accepted",
        calledOff ? "declined" : "accepted");
    String note = appointment.read(session.note());
    if (note != null) {
      json.put("comment", note);
    }
    return made;
  }

  private Resource appointment(
      int place, String activityId, Category category, @Nullable Resource link) {
    Resource appointment = journey.of("Appointment", place, "session");
    ObjectNode json = appointment.json();
    json.withArray("serviceType").add(Json.concept("category", category));
    json.put("description", activityId);
    json.withArray("basedOn").add(Json.reference(link == null ? referral : link));
    return appointment;
  }

  private void named(ObjectNode json, @Nullable String sessionId) {
    if (sessionId != null) {
      json.withArray("identifier").add(Json.identifier(journey.ids("session"), sessionId));
    }
  }

  /** R4 wants an end as well; where nobody told how long it was, it is the beginning. */
  private void lasted(int place, ObjectNode json, @Nullable Integer minutes) {
    Instant start = journey.entry(place).time();
    json.put("start", Json.instant(start));
    json.put("end", Json.instant(minutes == null ? start : start.plusSeconds(60L * minutes)));
    if (minutes != null) {
      json.put("minutesDuration", minutes);
    }
  }

  private void participants(ObjectNode json, String activityId, String client, String provider) {
    json.withArray("participant")
        .addObject()
        .put("status", client)
        .set("actor", Json.reference(journey.patient()));
    json.withArray("participant")
        .addObject()
        .put("status", provider)
        .set("actor", journey.activity("HealthcareService", activityId));
  }
}
