package org.journey.fhir;

/**
 * The code systems and identifier systems that resources name. Where no published code says what an
 * interaction says, the code is the contract's own, in a system of ours: no code is guessed.
 */
final class Systems {

  static final String SNOMED = "http://snomed.info/sct";
  static final String LOINC = "http://loinc.org";
  static final String UCUM = "http://unitsofmeasure.org";
  static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

  private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

  static final String ACT_CODE = HL7 + "v3-ActCode";
  static final String CONFIDENTIALITY = HL7 + "v3-Confidentiality";
  static final String DATA_OPERATION = HL7 + "v3-DataOperation";
  static final String OBSERVATION_VALUE = HL7 + "v3-ObservationValue";
  static final String PARTICIPATION = HL7 + "v3-ParticipationType";
  static final String CANCELLATION = HL7 + "appointment-cancellation-reason";
  static final String CONSENT_CATEGORY = HL7 + "consentcategorycodes";
  static final String CONSENT_SCOPE = HL7 + "consentscope";
  static final String DATA_ABSENT = HL7 + "data-absent-reason";
  static final String GOAL_ACHIEVEMENT = HL7 + "goal-achievement";
  static final String OBSERVATION_CATEGORY = HL7 + "observation-category";
  static final String PROVENANCE_PARTICIPANT = HL7 + "provenance-participant-type";

  private Systems() {}

  /** A code system of ours: the values of one field of the contract. */
  static String own(String name) {
    return "urn:journey:fhir:" + name;
  }

  /** The ids of one kind within an organisation, whose own they are. */
  static String ids(String organisation, String kind) {
    return "urn:journey:id:" + organisation + ":" + kind;
  }

  /** The stages of one version of a stage model. */
  static String model(String reference) {
    return "urn:journey:model:" + reference;
  }
}
