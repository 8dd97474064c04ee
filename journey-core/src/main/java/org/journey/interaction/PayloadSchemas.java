package org.journey.interaction;

import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of payloads and of the values in them, from the records, in one of two forms. */
enum PayloadSchemas {
  /** As an emitter sends it. */
  EMITTED,

  /** As followers of the log are told it: without personal data. */
  RECORDED;

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
  static final String TEXT = "^[^" + CONTROLS + "]*$";
  private static final String IDENTITY_PART = "^[^\\u0000-\\u001f\\u007f-\\u009f" + BIDI + "]*$";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The schema of a record. */
  ObjectNode of(RecordShape shape) {
    ObjectNode schema = NODES.objectNode();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (RecordShape.Field field : shape.fields()) {
      properties.set(field.name(), field.personal() ? personal(field) : value(field.type()));
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

  private ArrayNode choices(String name, FieldType.Chosen chosen) {
    ArrayNode choices = NODES.arrayNode();
    for (Map.Entry<Object, RecordShape> choice : chosen.shapes().entrySet()) {
      ObjectNode rule = choices.addObject();
      ObjectNode condition = rule.putObject("if");
      condition
          .putObject("properties")
          .putObject(chosen.by())
          .put("const", ((Enum<?>) choice.getKey()).name());
      condition.putArray("required").add(chosen.by());
      rule.putObject("then").putObject("properties").set(name, of(choice.getValue()));
    }
    return choices;
  }

  private ObjectNode personal(RecordShape.Field field) {
    return switch (this) {
      case EMITTED ->
          value(field.type()).put("description", "Personal data: sealed before it is stored.");
      case RECORDED -> {
        ObjectNode schema = NODES.objectNode();
        schema
            .put("description", "Personal data: told to nobody who follows.")
            .put("type", "object");
        schema.putObject("properties").putObject("withheld").put("const", true);
        schema.putArray("required").add("withheld");
        yield schema.put("additionalProperties", false);
      }
    };
  }

  /** The data inside a correction: of its target's type, which the message does not tell. */
  private ObjectNode corrected() {
    return switch (this) {
      case EMITTED -> NODES.objectNode().put("type", "object");
      case RECORDED -> {
        ObjectNode schema = NODES.objectNode();
        schema.put("description", "Of the target's type.");
        ArrayNode types = schema.putArray("anyOf");
        for (InteractionType type : InteractionType.values()) {
          if (!type.amends() && !type.aboutClient()) {
            types.addObject().put("$ref", type.type() + ".json#/properties/data");
          }
        }
        yield schema;
      }
    };
  }

  /** The schema of one value. */
  ObjectNode value(FieldType type) {
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
      case FieldType.Nested(RecordShape shape) -> of(shape);
      case FieldType.Chosen _ -> NODES.objectNode().put("type", "object");
      case FieldType.Opaque() -> corrected();
      case FieldType.Many many -> {
        ObjectNode schema = NODES.objectNode().put("type", "array");
        schema.put("minItems", many.min()).put("maxItems", many.max());
        if (!many.repeats()) {
          schema.put("uniqueItems", true);
        }
        schema.set("items", value(many.element()));
        yield schema;
      }
    };
  }

  private static ObjectNode string() {
    return NODES.objectNode().put("type", "string");
  }
}
