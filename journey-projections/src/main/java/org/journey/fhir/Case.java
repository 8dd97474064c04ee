package org.journey.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Personal;
import org.journey.state.JourneyReading;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A journey while its bundle is being made: what all resources of it share. */
final class Case {

  private final JourneyReading reading;
  private final Resource organisation;
  private final Resource patient;
  private final Map<String, Resource> practitioners = new LinkedHashMap<>();
  private final List<Resource> resources = new ArrayList<>();

  Case(JourneyReading reading) {
    this.reading = reading;
    this.organisation = added("Organization", "organisation");
    organisation
        .json()
        .withArray("identifier")
        .add(Json.identifier(Systems.own("organisation"), organisationName()));
    this.patient = added("Patient", "client", referral().clientId());
  }

  JourneyReading reading() {
    return reading;
  }

  List<Entry> entries() {
    return reading.timeline().entries();
  }

  Entry entry(int place) {
    return reading.entry(place);
  }

  ReferralReceived referral() {
    return (ReferralReceived) reading.entry(reading.standing().referral()).data();
  }

  Resource organisation() {
    return organisation;
  }

  Resource patient() {
    return patient;
  }

  /** All of them, in the order in which they were made. */
  List<Resource> resources() {
    return resources;
  }

  String organisationName() {
    return reading.timeline().organisation();
  }

  /** The system of ids of one kind of this organisation. */
  String ids(String kind) {
    return Systems.ids(organisationName(), kind);
  }

  /** A member of staff. */
  Resource practitioner(String id) {
    Resource known = practitioners.get(id);
    if (known != null) {
      return known;
    }
    Resource made = added("Practitioner", "staff", id);
    made.json().withArray("identifier").add(Json.identifier(ids("staff"), id));
    practitioners.put(id, made);
    return made;
  }

  /** A new resource that tells of an interaction; {@code part} tells several of it apart. */
  Resource of(String type, int place, String part) {
    Entry entry = entry(place);
    return added(
        type,
        "interaction",
        reading.timeline().journeyId(),
        entry.identity().source(),
        entry.identity().id(),
        part);
  }

  /** A new resource of the journey, under a name of its own. */
  Resource added(String type, String... name) {
    String[] parts = new String[name.length + 2];
    parts[0] = organisationName();
    parts[1] = type;
    System.arraycopy(name, 0, parts, 2, name.length);
    Resource resource = new Resource(type, Ids.of(parts));
    resources.add(resource);
    return resource;
  }

  /** A final Observation about the client at the time of an interaction, by who recorded it. */
  Resource observation(int place, String part, ObjectNode code, String category) {
    Entry entry = entry(place);
    Resource observation = of("Observation", place, part);
    ObjectNode json = observation.json();
    json.put("status", "final");
    json.withArray("category")
        .add(Json.concept(Json.coding(Systems.OBSERVATION_CATEGORY, category)));
    json.set("code", code);
    json.set("subject", Json.reference(patient));
    json.put("effectiveDateTime", Json.instant(entry.time()));
    json.withArray("performer").add(Json.reference(practitioner(entry.recordedBy())));
    return observation;
  }

  /** The same of what has a code of ours. */
  Resource observation(int place, String code) {
    return observation(
        place, code, Json.concept(Json.coding(Systems.own("observation"), code)), "social-history");
  }

  /**
   * A note where a resource has no place for one: an Observation with the resource in its focus.
   */
  void note(int place, Resource on, @Nullable Personal<String> note, List<Resource> made) {
    String text = on.read(note);
    if (text == null) {
      return;
    }
    Resource observation = observation(place, "note");
    if (on.isA("Encounter")) {
      observation.json().set("encounter", Json.reference(on));
    } else {
      observation.json().withArray("focus").add(Json.reference(on));
    }
    observation.json().put("valueString", text);
    made.add(observation);
  }

  /** An activity, which has no resource in the bundle: the directory of activities has it. */
  ObjectNode activity(String type, String activityId) {
    return Json.logical(type, Json.identifier(ids("activity"), activityId));
  }
}
