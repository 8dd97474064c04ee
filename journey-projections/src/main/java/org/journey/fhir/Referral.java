package org.journey.fhir;

import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.Person;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.ReferralSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The referral: who the client is, and the ServiceRequest by which they came. */
final class Referral {

  private final Case journey;
  private final int place;
  private final Resource request;

  Referral(Case journey) {
    this.journey = journey;
    this.place = journey.reading().standing().referral();
    patient();
    this.request = journey.of("ServiceRequest", place, "referral");
    fill();
  }

  /** The ServiceRequest. */
  Resource request() {
    return request;
  }

  /** What tells of the referral. */
  List<Resource> resources(Resource task) {
    List<Resource> resources = new ArrayList<>(List.of(journey.patient(), request, task));
    Demographics demographics = journey.referral().demographics();
    if (demographics != null
        && (demographics.ethnicity() != null || demographics.deprivationDecile() != null)) {
      resources.add(equity(demographics));
    }
    return resources;
  }

  private void fill() {
    ReferralReceived referral = journey.referral();
    ObjectNode json = request.json();
    json.withArray("identifier")
        .add(Json.identifier(journey.ids("journey"), journey.reading().timeline().journeyId()));
    json.put("status", JourneyTask.standing(journey).request());
    json.put("intent", "order");
    json.withArray("category").add(Json.concept("referral-source", referral.referralSource()));
    ReferralSource word = referral.recommendedBy();
    if (word != null) {
      json.withArray("category").add(Json.concept("recommended-by", word));
    }
    json.set(
        "code",
        Json.concept(
            Json.coding(
                Systems.SNOMED,
                "871731000000106",
                "Referral to social prescribing service (procedure)")));
    json.set("subject", Json.reference(journey.patient()));
    json.put("authoredOn", Json.instant(journey.entry(place).time()));
    if (referral.referralSource() == ReferralSource.SELF) {
      json.set("requester", Json.reference(journey.patient()));
    }
    json.withArray("performer").add(Json.reference(journey.organisation()));
    for (Reason reason : referral.reasons()) {
      json.withArray("reasonCode").add(Json.concept("reason", reason));
    }
    request.annotate(referral.note());
  }

  private void patient() {
    ReferralReceived referral = journey.referral();
    Resource patient = journey.patient();
    ObjectNode json = patient.json();
    json.withArray("identifier").add(Json.identifier(journey.ids("client"), referral.clientId()));
    Person person = patient.read(referral.person());
    if (person != null) {
      person(json, person);
    }
    Demographics demographics = referral.demographics();
    if (demographics != null) {
      gender(json, demographics.gender());
      Integer year = demographics.birthYear();
      if (year != null && !json.has("birthDate")) {
        json.put("birthDate", year.toString());
      }
    }
    json.set("managingOrganization", Json.reference(journey.organisation()));
  }

  private static void person(ObjectNode json, Person person) {
    if (person.nhsNumber() != null) {
      json.withArray("identifier").add(Json.identifier(Systems.NHS_NUMBER, person.nhsNumber()));
    }
    if (person.name() != null) {
      json.withArray("name").addObject().put("text", person.name());
    }
    telecom(json, "phone", person.phone());
    telecom(json, "email", person.email());
    if (person.dateOfBirth() != null) {
      json.put("birthDate", person.dateOfBirth().toString());
    }
    if (person.postcode() != null) {
      json.withArray("address").addObject().put("postalCode", person.postcode());
    }
  }

  private static void telecom(ObjectNode json, String system, @Nullable String value) {
    if (value != null) {
      json.withArray("telecom").addObject().put("system", system).put("value", value);
    }
  }

  private static void gender(ObjectNode json, @Nullable Gender gender) {
    if (gender != null) {
      json.put(
          "gender",
          switch (gender) {
            case FEMALE -> "female";
            case MALE -> "male";
            case OTHER -> "other";
            case NOT_STATED -> "unknown";
          });
    }
  }

  private Resource equity(Demographics demographics) {
    Resource observation = journey.observation(place, "demographics");
    if (demographics.ethnicity() != null) {
      Components.concept(
          observation, "ethnicity", Json.concept("ethnicity", demographics.ethnicity()));
    }
    if (demographics.deprivationDecile() != null) {
      Components.of(observation, "deprivation-decile")
          .put("valueInteger", demographics.deprivationDecile());
    }
    return observation;
  }
}
