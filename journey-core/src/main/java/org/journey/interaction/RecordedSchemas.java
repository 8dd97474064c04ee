package org.journey.interaction;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of what those who follow the log are told: the CloudEvent as it is stored,
 * with {@code {"withheld":true}} in the place of each personal field. Made from the same {@link
 * RecordShape}s as what emitters send.
 */
public final class RecordedSchemas {

  private static final String INSTANT = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}";

  private RecordedSchemas() {}

  /** The path that a type's schema is served under, which is its {@code $id}. */
  public static String path(InteractionType type) {
    return "/schemas/recorded/" + type.type() + ".json";
  }

  /** The schema of a type's CloudEvent as it is published. Every attribute is always there. */
  public static ObjectNode schema(InteractionType type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", path(type));
    schema.put("title", type.type() + ", recorded");
    schema.put("description", "What is told of a stored interaction, without personal data.");
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties
        .putObject("sequence")
        .put("description", "Its place in the one global order of the log, from 1, without gaps.")
        .put("type", "string")
        .put("pattern", "^[0-9]{19}$");
    properties
        .putObject("recordedtime")
        .put("description", "The database's clock when it was stored; never decreasing.")
        .put("type", "string")
        .put("format", "date-time")
        .put("pattern", INSTANT + "\\.[0-9]{6}Z$");
    properties
        .putObject("journeyversion")
        .put("description", "Its place in its journey, or in its client, from 0.")
        .put("type", "integer")
        .put("minimum", 0);
    properties.putObject("specversion").put("const", "1.0");
    properties.set("id", value(new FieldType.IdentityPart()));
    properties.set("source", value(new FieldType.IdentityPart()));
    properties.putObject("type").put("const", type.type());
    properties.set("subject", value(new FieldType.Id()));
    properties
        .putObject("time")
        .put("description", "When it happened in the world.")
        .put("type", "string")
        .put("format", "date-time")
        .put("pattern", INSTANT + "(\\.[0-9]{1,6})?Z$");
    properties.putObject("datacontenttype").put("const", "application/json");
    properties.set("organisation", value(new FieldType.Id()));
    properties.set("recordedby", value(new FieldType.Id()));
    properties
        .putObject("logid")
        .put(
            "description",
            "Which log: one that was rolled back goes on as another, which gives sequences anew.")
        .put("type", "string")
        .put("minLength", 1);
    properties.set("data", PayloadSchemas.RECORDED.of(RecordShape.of(type)));
    ArrayNode required = schema.putArray("required");
    properties.propertyNames().forEach(required::add);
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode value(FieldType type) {
    return PayloadSchemas.RECORDED.value(type);
  }
}
