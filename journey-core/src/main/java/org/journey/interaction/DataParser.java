package org.journey.interaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads stored payloads by their {@link RecordShape}, fast and trusting: they were checked before
 * they were stored. What cannot be is told by an exception, for then the log is damaged or newer
 * than this release.
 */
final class DataParser {

  private DataParser() {}

  /** Reads an object; the parser stands on its start, and is left on its end. */
  static Record record(RecordShape shape, JsonParser parser) {
    expect(parser, JsonToken.START_OBJECT);
    return members(shape, parser, parser.nextName());
  }

  private static Record members(RecordShape shape, JsonParser parser, @Nullable String first) {
    @Nullable Object[] values = new @Nullable Object[shape.fields().size()];
    JsonNode waiting = null;
    RecordShape.Field chosen = null;
    for (String name = first; name != null; name = parser.nextName()) {
      RecordShape.Field field = shape.field(name);
      if (field == null) {
        throw unreadable(shape.type().getSimpleName() + " has no field of a stored name");
      }
      parser.nextToken();
      if (field.type() instanceof FieldType.Chosen) {
        chosen = field;
        waiting = tree(parser);
      } else {
        values[field.index()] =
            field.personal() ? personal(field.type(), parser) : value(field.type(), parser);
      }
    }
    if (chosen != null && waiting != null) {
      values[chosen.index()] = chosen(shape, (FieldType.Chosen) chosen.type(), values, waiting);
    }
    for (RecordShape.Field field : shape.fields()) {
      if (!field.optional() && values[field.index()] == null) {
        throw unreadable(shape.type().getSimpleName() + " lacks " + field.name());
      }
    }
    return shape.create(values);
  }

  private static Object chosen(
      RecordShape shape, FieldType.Chosen choice, @Nullable Object[] values, JsonNode node) {
    RecordShape.Field by = shape.field(choice.by());
    Object key = by == null ? null : values[by.index()];
    RecordShape chosen = key == null ? null : choice.shapes().get(key);
    if (chosen == null) {
      throw unreadable("nothing chooses the shape of a stored field");
    }
    return record(chosen, node);
  }

  /** Reads an object that is a tree already. */
  static Record record(RecordShape shape, JsonNode node) {
    try (JsonParser parser = node.traverse(ObjectReadContext.empty())) {
      parser.nextToken();
      return record(shape, parser);
    }
  }

  private static Object value(FieldType type, JsonParser parser) {
    return switch (type) {
      case FieldType.Codes(Map<String, Object> byCode) -> {
        Object code = byCode.get(text(parser));
        if (code == null) {
          throw unreadable("a stored code is not known here");
        }
        yield code;
      }
      case FieldType.Id(),
          FieldType.IdentityPart(),
          FieldType.Text(int _),
          FieldType.NhsNumber(),
          FieldType.SubTheme(),
          FieldType.CodeLabel(),
          FieldType.ModelReference() ->
          text(parser);
      case FieldType.Whole(int _, int _) -> parser.getIntValue();
      case FieldType.Flag() -> parser.getBooleanValue();
      case FieldType.Decimal() -> parser.getDecimalValue();
      case FieldType.Day() -> Dates.day(text(parser));
      case FieldType.Moment() -> time(text(parser));
      case FieldType.Began() -> Since.trusted(text(parser));
      case FieldType.Nested(RecordShape shape) -> record(shape, parser);
      case FieldType.Many many -> list(many, parser);
      case FieldType.Opaque() -> tree(parser);
      case FieldType.Chosen _ -> throw new IllegalStateException("read beside what chooses it");
    };
  }

  private static List<Object> list(FieldType.Many many, JsonParser parser) {
    expect(parser, JsonToken.START_ARRAY);
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(many.element(), parser));
    }
    return List.copyOf(elements);
  }

  /** Sealed and erased as stored; clear where a reader's copy was opened. */
  private static Personal<?> personal(FieldType type, JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return new Personal.Clear<>(value(type, parser));
    }
    String name = parser.nextName();
    if ("sealed".equals(name)) {
      parser.nextToken();
      Personal<?> sealed = new Personal.Sealed<>(text(parser));
      parser.nextToken();
      return sealed;
    }
    if ("erased".equals(name)) {
      parser.nextToken();
      parser.nextToken();
      return new Personal.Erased<>();
    }
    if (type instanceof FieldType.Nested(RecordShape shape)) {
      return new Personal.Clear<>(members(shape, parser, name));
    }
    throw unreadable("a stored personal field is neither sealed nor erased nor clear");
  }

  /** The value the parser stands on as a tree; the parser is left on its end. */
  static JsonNode tree(JsonParser parser) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = nodes.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
          parser.nextToken();
          object.set(name, tree(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        var array = nodes.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(tree(parser));
        }
        yield array;
      }
      case VALUE_STRING -> nodes.stringNode(parser.getString());
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> nodes.numberNode(parser.getIntValue());
            case LONG -> nodes.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
                nodes.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_NULL -> nodes.nullNode();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw unreadable("no value where one was stored");
      case null -> throw unreadable("a stored event ends early");
    };
  }

  /** The string the parser stands on. */
  static String text(JsonParser parser) {
    expect(parser, JsonToken.VALUE_STRING);
    return parser.getString();
  }

  /** A stored time. */
  static Instant time(String text) {
    Instant time = Rfc3339.parse(text);
    if (time == null) {
      throw unreadable("a stored time is not one");
    }
    return time;
  }

  private static void expect(JsonParser parser, JsonToken token) {
    if (parser.currentToken() != token) {
      throw unreadable(parser.currentToken() + " is stored where " + token + " was due");
    }
  }

  /** Never with the value met. */
  static IllegalArgumentException unreadable(String what) {
    return new IllegalArgumentException("the stored event cannot be read: " + what);
  }
}
