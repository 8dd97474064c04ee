package org.journey.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of a description in which an object has no members but those described. Closed is each
 * place where a schema is used, not the schema itself: one may be a part of another by allOf. What
 * is to stay open says so by {@code additionalProperties: true}.
 */
final class ClosedSchemas {

  private ClosedSchemas() {}

  static JsonNode of(JsonNode document) {
    JsonNode copy = document.deepCopy();
    copy.at("/components/schemas").forEach(ClosedSchemas::closeWithin);
    find(copy.required("paths"));
    find(copy.at("/components/responses"));
    return copy;
  }

  /** Looks for places where a schema is used. */
  private static void find(JsonNode node) {
    if (node.isObject() && node.has("schema")) {
      close(node.required("schema"));
    } else {
      node.forEach(ClosedSchemas::find);
    }
  }

  private static void close(JsonNode schema) {
    closeWithin(schema);
    boolean mayBeAnObject =
        schema.has("$ref")
            || schema.has("allOf")
            || schema.has("properties")
            || schema.path("type").toString().contains("\"object\"");
    if (mayBeAnObject && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("unevaluatedProperties", false);
    }
  }

  private static void closeWithin(JsonNode schema) {
    schema.path("properties").forEach(ClosedSchemas::close);
    schema.path("oneOf").forEach(ClosedSchemas::close);
    schema.path("anyOf").forEach(ClosedSchemas::close);
    schema.path("allOf").forEach(ClosedSchemas::closeWithin);
    if (schema.path("items").isObject()) {
      close(schema.required("items"));
    }
  }
}
