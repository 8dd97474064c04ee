package org.journey.interaction;

import java.util.Map;
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

  private static final String ID = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
  private static final String DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
  private static final String TIME =
      "^"
          + DAY
          + "[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?"
          + "([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$";
  private static final String BEGAN =
      "^(19|[2-9][0-9])[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
  private static final String CONTROLS =
      "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f";
  private static final String BIDI = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
  private static final String TEXT = "^[^" + CONTROLS + "]*$";
  private static final String IDENTITY_PART = "^[^\\u0000-\\u001f\\u007f-\\u009f" + BIDI + "]*$";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private InteractionSchemas() {}

  /** The path that a type's schema is served under, which is its {@code $id}. */
  public static String path(InteractionType type) {
    return "/schemas/" + type.type() + ".json";
  }

  /** The schema of a type's CloudEvent as emitted. */
  public static ObjectNode schema(InteractionType type) {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", path(type));
    schema.put("title", type.type());
    schema.put(
        "description",
        type.platformOnly() ? "Made by the platform alone; an emitter's is refused." : UNSAID);
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("specversion").put("const", "1.0");
    properties.set("id", of(new FieldType.IdentityPart()));
    properties.set("source", of(new FieldType.IdentityPart()));
    properties.putObject("type").put("const", type.type());
    properties.set("subject", of(new FieldType.Id()));
    properties.set("time", of(new FieldType.Moment()));
    properties.putObject("datacontenttype").put("const", "application/json");
    for (String ignored :
        new String[] {"dataschema", "traceparent", "tracestate", "partitionkey"}) {
      properties.putObject(ignored).put("type", "string").put("pattern", TEXT);
    }
    properties.set("organisation", of(new FieldType.Id()));
    properties.set("recordedby", of(new FieldType.Id()));
    properties.set("data", object(RecordShape.of(type)));
    ArrayNode required = schema.putArray("required");
    for (String name :
        new String[] {"specversion", "id", "source", "type", "subject", "time", "data"}) {
      required.add(name);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static ObjectNode object(RecordShape shape) {
    ObjectNode schema = NODES.objectNode();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (RecordShape.Field field : shape.fields()) {
      ObjectNode property = of(field.type());
      if (field.personal()) {
        property.put("description", "Personal data: sealed before it is stored.");
      }
      properties.set(field.name(), property);
      if (!field.optional()) {
        required.add(field.name());
      }
      if (field.type() instanceof FieldType.Chosen chosen) {
        schema.set("allOf", choices(field.name(), chosen));
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.put("additionalProperties", false);
    rulesBetweenFields(shape, schema);
    return schema;
  }

  private static void rulesBetweenFields(RecordShape shape, ObjectNode schema) {
    if (shape.type() == Measures.Mycaw.class) {
      ObjectNode together = schema.putObject("dependentRequired");
      together.putArray("concern2").add("concernId2");
      together.putArray("concernId2").add("concern2");
    } else if (shape.type() == Amendment.InteractionCorrected.class) {
      ArrayNode either = schema.putArray("anyOf");
      either.addObject().putArray("required").add("time");
      either.addObject().putArray("required").add("data");
    }
  }

  private static ArrayNode choices(String name, FieldType.Chosen chosen) {
    ArrayNode choices = NODES.arrayNode();
    for (Map.Entry<Object, RecordShape> choice : chosen.shapes().entrySet()) {
      ObjectNode rule = choices.addObject();
      ObjectNode condition = rule.putObject("if");
      condition
          .putObject("properties")
          .putObject(chosen.by())
          .put("const", ((Enum<?>) choice.getKey()).name());
      condition.putArray("required").add(chosen.by());
      rule.putObject("then").putObject("properties").set(name, object(choice.getValue()));
    }
    return choices;
  }

  private static ObjectNode of(FieldType type) {
    return switch (type) {
      case FieldType.Id() -> string().put("pattern", ID);
      case FieldType.IdentityPart() ->
          string()
              .put("minLength", 1)
              .put("maxLength", Rules.IdentityPart.MAX)
              .put("pattern", IDENTITY_PART);
      case FieldType.Text(int max) ->
          string().put("minLength", 1).put("maxLength", max).put("pattern", TEXT);
      case FieldType.Whole(int min, int max) ->
          NODES.objectNode().put("type", "integer").put("minimum", min).put("maximum", max);
      case FieldType.Decimal() ->
          NODES
              .objectNode()
              .put("type", "number")
              .put("minimum", Numbers.LARGEST.negate())
              .put("maximum", Numbers.LARGEST);
      case FieldType.Flag() -> NODES.objectNode().put("type", "boolean");
      case FieldType.Codes(Map<String, Object> byCode) -> {
        ObjectNode schema = string();
        ArrayNode codes = schema.putArray("enum");
        byCode.keySet().forEach(codes::add);
        yield schema;
      }
      case FieldType.Day() -> string().put("format", "date").put("pattern", "^" + DAY + "$");
      case FieldType.Moment() -> string().put("format", "date-time").put("pattern", TIME);
      case FieldType.Began() -> string().put("pattern", BEGAN);
      case FieldType.NhsNumber() -> string().put("pattern", "^[0-9]{10}$");
      case FieldType.SubTheme() ->
          string()
              .put("minLength", 1)
              .put("description", "A sub-theme of a registered stage model.");
      case FieldType.CodeLabel() -> string().put("pattern", "^[a-z0-9-]{1,64}$");
      case FieldType.ModelReference() ->
          string()
              .put("pattern", "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}@[A-Za-z0-9][A-Za-z0-9._-]{0,63}$");
      case FieldType.Nested(RecordShape shape) -> object(shape);
      case FieldType.Chosen _, FieldType.Opaque() -> NODES.objectNode().put("type", "object");
      case FieldType.Many many -> {
        ObjectNode schema = NODES.objectNode().put("type", "array");
        schema.put("minItems", many.min()).put("maxItems", many.max());
        if (!many.repeats()) {
          schema.put("uniqueItems", true);
        }
        schema.set("items", of(many.element()));
        yield schema;
      }
    };
  }

  private static ObjectNode string() {
    return NODES.objectNode().put("type", "string");
  }
}
