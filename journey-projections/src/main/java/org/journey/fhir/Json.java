package org.journey.fhir;

import java.time.Instant;
import org.journey.interaction.Rfc3339;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The data types of FHIR that resources are made of. */
final class Json {

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode coding(String system, String code) {
    return object().put("system", system).put("code", code);
  }

  /** A Coding with the name that its system gives it. */
  static ObjectNode coding(String system, String code, String display) {
    return coding(system, code).put("display", display);
  }

  /** A CodeableConcept: one meaning in one or more codings. */
  static ObjectNode concept(ObjectNode... codings) {
    ObjectNode concept = object();
    for (ObjectNode coding : codings) {
      concept.withArray("coding").add(coding);
    }
    return concept;
  }

  /** A CodeableConcept of a value of the contract. */
  static ObjectNode concept(String name, Enum<?> value) {
    return concept(coding(Systems.own(name), value.name()));
  }

  static ObjectNode identifier(String system, String value) {
    return object().put("system", system).put("value", value);
  }

  static ObjectNode reference(Resource resource) {
    return object().put("reference", resource.fullUrl());
  }

  /** A reference to what is not in the bundle, by its identifier. */
  static ObjectNode logical(String type, ObjectNode identifier) {
    return object().put("type", type).set("identifier", identifier);
  }

  static ObjectNode quantity(int value, String unit, String ucum) {
    return object()
        .put("value", value)
        .put("unit", unit)
        .put("system", Systems.UCUM)
        .put("code", ucum);
  }

  static String instant(Instant time) {
    return Rfc3339.format(time);
  }
}
