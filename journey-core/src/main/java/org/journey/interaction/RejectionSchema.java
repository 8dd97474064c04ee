package org.journey.interaction;

import org.journey.problem.ProblemType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schema (2020-12) of what is told of a message that was refused. */
public final class RejectionSchema {

  /** The path that it is served under, which is its {@code $id}. */
  public static final String PATH = "/schemas/journey.interactions.rejected.v1.json";

  private RejectionSchema() {}

  /** The schema. Every member is always there. */
  public static ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", PATH);
    schema.put("title", "A refused interaction");
    schema.put("description", "What was wrong with which record, and the record itself, sealed.");
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.set("problem", problem());
    text(properties, "topic", "Where it was read.");
    properties.putObject("partition").put("type", "integer").put("minimum", 0);
    properties.putObject("offset").put("type", "integer").put("minimum", 0);
    identity(properties, "source");
    identity(properties, "id");
    text(properties, "rejectedTime", "When it was refused.").put("format", "date-time");
    text(properties, "day", "The UTC day whose key seals it; that key is destroyed after 14 days.")
        .put("format", "date");
    ObjectNode sealed = properties.putObject("sealed");
    sealed.put(
        "description",
        "The whole record as it came, headers and key too, in Base64; null if it is too large to"
            + " be kept.");
    sealed.putArray("type").add("string").add("null");
    sealed.put("pattern", "^[A-Za-z0-9+/]+=*$");
    return closed(schema, properties);
  }

  private static ObjectNode problem() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put(
        "description", "As RFC 9457 has it; its type opens a page. No refused value is in it.");
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    text(properties, "type", "One of the problems that an interaction can have.");
    text(properties, "title", "The same for every occurrence.");
    properties.putObject("status").put("type", "integer");
    text(properties, "detail", "For a person, naming the field.");
    ArrayNode problems = schema.putArray("oneOf");
    for (ProblemType type : ProblemType.values()) {
      if (isOfInteraction(type)) {
        ObjectNode one = problems.addObject().putObject("properties");
        one.putObject("type").put("const", type.uri());
        one.putObject("title").put("const", type.title());
        one.putObject("status").put("const", type.status());
      }
    }
    closed(schema, properties);
    ObjectNode errors = properties.putObject("errors");
    errors.put("description", "All that is wrong, where there are places.");
    errors.put("type", "array").put("minItems", 1);
    ObjectNode error = errors.putObject("items").put("type", "object");
    ObjectNode members = error.putObject("properties");
    text(members, "pointer", "A JSON pointer; empty for the whole.");
    text(members, "reason", "What is wrong there.");
    closed(error, members);
    return schema;
  }

  /** Which problems a message can have; the others are of calls. */
  private static boolean isOfInteraction(ProblemType type) {
    return switch (type) {
      case MALFORMED,
          FORBIDDEN,
          IDENTITY_CONFLICT,
          JOURNEY_NOT_OPENED,
          CONFLICTING_INTERACTION,
          JOURNEY_CLOSED,
          JOURNEY_FULL,
          CLIENT_ERASED,
          TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE,
          INVALID_INTERACTION,
          UNKNOWN_REFERENCE,
          UNAVAILABLE ->
          true;
      case ORGANISATION_REQUIRED,
          INVALID_PARAMETER,
          UNAUTHENTICATED,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          REQUEST_TIMEOUT,
          MODEL_CONFLICT,
          HELD,
          ALREADY_DECIDED,
          INVALID_MODEL,
          INVALID_ACTIVITY,
          TOO_MANY_REQUESTS ->
          false;
    };
  }

  private static void identity(ObjectNode properties, String name) {
    ArrayNode either = properties.putObject(name).putArray("anyOf");
    either.add(PayloadSchemas.EMITTED.value(new FieldType.IdentityPart()));
    either.addObject().put("type", "null");
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("description", description).put("type", "string");
  }

  /** All members that are there so far are required; none but those described may be. */
  private static ObjectNode closed(ObjectNode schema, ObjectNode properties) {
    ArrayNode required = schema.putArray("required");
    properties.propertyNames().forEach(required::add);
    return schema.put("additionalProperties", false);
  }
}
