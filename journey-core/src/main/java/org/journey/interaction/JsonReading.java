package org.journey.interaction;

import java.math.BigDecimal;
import org.journey.json.Json;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bytes to one JSON object, strictly, or the problem with them. One use, one message. */
final class JsonReading {

  /** The largest message, in bytes. */
  static final int MAX_BYTES = 64 * 1024;

  /** The deepest nesting of objects and lists, the message itself being the first. */
  static final int MAX_DEPTH = 32;

  /** An exponent has at most so many characters; what is longer is no figure about a person. */
  private static final int MAX_EXPONENT = 5;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonFactory FACTORY =
      Json.factory()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxDocumentLength(MAX_BYTES)
                  .maxStringLength(MAX_BYTES)
                  .maxNameLength(MAX_BYTES)
                  .maxNumberLength(400)
                  .build())
          .build();

  private @Nullable ObjectNode object;
  private @Nullable String refusal;

  private JsonReading() {}

  /** What was read: exactly one of the two is there. */
  record Parsed(@Nullable ObjectNode object, @Nullable Problem problem) {}

  static Parsed parse(byte[] buffer, int offset, int length) {
    if (length > MAX_BYTES) {
      return new Parsed(
          null, Problem.of(ProblemType.TOO_LARGE, "a message may have 65,536 bytes at most"));
    }
    JsonReading reading = new JsonReading();
    reading.read(buffer, offset, length);
    String refusal = reading.refusal;
    return refusal == null
        ? new Parsed(reading.object, null)
        : new Parsed(null, Problem.of(ProblemType.MALFORMED, refusal));
  }

  private void read(byte[] buffer, int offset, int length) {
    int start = skipSpace(buffer, offset, offset + length);
    if (start == offset + length) {
      refusal = "the message is empty";
    } else if (buffer[start] != '{') {
      refusal = "the message is not a JSON object";
    } else if (isWide(buffer, start, offset + length)
        || !Utf8.isValid(buffer, start, offset + length)) {
      refusal = "the message is not UTF-8";
    } else {
      parse(buffer, start, offset + length - start, start - offset);
    }
  }

  /** UTF-16 and UTF-32, which the parser would find out and read. */
  private static boolean isWide(byte[] buffer, int start, int to) {
    return start + 1 < to && buffer[start + 1] == 0;
  }

  private static int skipSpace(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to
        && (buffer[at] == ' ' || buffer[at] == '\n' || buffer[at] == '\r' || buffer[at] == '\t')) {
      at++;
    }
    return at;
  }

  private void parse(byte[] buffer, int offset, int length, int skipped) {
    try (JsonParser parser =
        FACTORY.createParser(ObjectReadContext.empty(), buffer, offset, length)) {
      parser.nextToken();
      object = object(parser);
      if (refusal == null && parser.nextToken() != null) {
        refusal = "something follows the JSON object";
      }
    } catch (StreamConstraintsException _) {
      refusal = "it is nested deeper than 32, has a number of over 400 digits, or too many names";
    } catch (JacksonException e) {
      // Jackson's own message quotes what it met, so only the place is told.
      TokenStreamLocation place = e.getLocation();
      long at = place == null ? -1 : place.getByteOffset();
      refusal = "the message is not JSON" + (at < 0 ? "" : ", at byte " + (at - offset + skipped));
    }
  }

  private ObjectNode object(JsonParser parser) {
    ObjectNode node = new ObjectNode(NODES);
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (node.replace(name, value(parser, parser.nextToken())) != null) {
        refuse("the message has a member twice");
      }
    }
    return node;
  }

  private ArrayNode array(JsonParser parser) {
    ArrayNode node = new ArrayNode(NODES);
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      node.add(value(parser, token));
    }
    return node;
  }

  private JsonNode value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser.getString());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("the parser gave " + token + " for a value");
    };
  }

  private static JsonNode integer(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      case BIG_INTEGER -> NODES.numberNode(parser.getBigIntegerValue());
      case FLOAT, DOUBLE, BIG_DECIMAL ->
          throw new IllegalStateException("an integer token of another kind");
    };
  }

  /** By hand, so that no exponent can make a number of a billion digits, here or later. */
  private JsonNode decimal(String text) {
    int exponent = Math.max(text.lastIndexOf('e'), text.lastIndexOf('E'));
    if (exponent >= 0 && text.length() - exponent - 1 > MAX_EXPONENT) {
      refuse("a number has too large an exponent");
      return NODES.numberNode(0);
    }
    return DecimalNode.valueOf(new BigDecimal(text));
  }

  private void refuse(String why) {
    if (refusal == null) {
      refusal = why;
    }
  }
}
