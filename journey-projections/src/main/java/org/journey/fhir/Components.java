package org.journey.fhir;

import tools.jackson.databind.node.ObjectNode;

/** Components of an Observation. */
final class Components {

  private Components() {}

  /** A component with a code of ours, to give a value. */
  static ObjectNode of(Resource observation, String code) {
    return of(observation, Json.concept(Json.coding(Systems.own("observation"), code)));
  }

  /** A component with a code, to give a value. */
  static ObjectNode of(Resource observation, ObjectNode code) {
    ObjectNode component = observation.json().withArray("component").addObject();
    component.set("code", code);
    return component;
  }

  /** A component whose value is a code. */
  static void concept(Resource observation, String code, ObjectNode value) {
    of(observation, code).set("valueCodeableConcept", value);
  }
}
