package org.journey.interaction;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of the CloudEvents that emitters send, made from the same {@link
 * RecordShape}s that the strict reader goes by.
 *
 * <p>A schema lets through what it has no words for, and the reader refuses: see {@link #UNSAID}.
 */
public final class InteractionSchemas {

  private static final String UNSAID =
      "What an emitter sends. A schema cannot say, and the platform also refuses: an NHS number as"
          + " an id, a wrong check digit, a day that no calendar has, a time in the future or"
          + " before 1900, a sub-theme of no registered stage model, a since after the time it was"
          + " told, an integer written with a fraction or an exponent, a score of over 64 digits,"
          + " two concerns of one id, a member twice, a lone surrogate, over 64 KiB.";

  private InteractionSchemas() {}

  /** The path that a type's schema is served under, which is its {@code $id}. */
  public static String path(InteractionType type) {
    return "/schemas/" + type.type() + ".json";
  }

  /** The schema of a type's CloudEvent as emitted. */
  public static ObjectNode schema(InteractionType type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", path(type));
    schema.put("title", type.type());
    schema.put(
        "description",
        type.platformOnly() ? "Made by the platform alone; an emitter's is refused." : UNSAID);
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("specversion").put("const", "1.0");
    properties.set("id", PayloadSchemas.EMITTED.value(new FieldType.IdentityPart()));
    properties.set("source", PayloadSchemas.EMITTED.value(new FieldType.IdentityPart()));
    properties.putObject("type").put("const", type.type());
    properties.set("subject", PayloadSchemas.EMITTED.value(new FieldType.Id()));
    properties.set("time", PayloadSchemas.EMITTED.value(new FieldType.Moment()));
    properties.putObject("datacontenttype").put("const", "application/json");
    for (String ignored :
        new String[] {"dataschema", "traceparent", "tracestate", "partitionkey"}) {
      properties.putObject(ignored).put("type", "string").put("pattern", PayloadSchemas.TEXT);
    }
    properties.set("organisation", PayloadSchemas.EMITTED.value(new FieldType.Id()));
    properties.set("recordedby", PayloadSchemas.EMITTED.value(new FieldType.Id()));
    properties.set("data", PayloadSchemas.EMITTED.of(RecordShape.of(type)));
    ArrayNode required = schema.putArray("required");
    for (String name :
        new String[] {"specversion", "id", "source", "type", "subject", "time", "data"}) {
      required.add(name);
    }
    schema.put("additionalProperties", false);
    return schema;
  }
}
