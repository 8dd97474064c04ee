package org.journey.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON value with its places in the text, whether that was YAML or JSON. */
sealed interface Tree {

  /** Where the value begins. */
  Place place();

  /** What the value is, for "must be …, but is …". */
  String kind();

  /** The value alone; numbers by value, so 1.0 is 1. */
  JsonNode json();

  /** An object; {@code members} in the order of the text. */
  record Mapping(Place place, Map<String, Member> members) implements Tree {
    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public JsonNode json() {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      members.forEach((key, member) -> object.set(key, member.value().json()));
      return object;
    }
  }

  /** A member of an object, with the place of its key. */
  record Member(Place key, Tree value) {}

  /** A list. */
  record Sequence(Place place, List<Tree> elements) implements Tree {
    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public JsonNode json() {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
      elements.forEach(element -> array.add(element.json()));
      return array;
    }
  }

  /** A string. */
  record Text(Place place, String value) implements Tree {
    @Override
    public String kind() {
      return "text";
    }

    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance.stringNode(value);
    }
  }

  /** A number; {@code whole} if it is written without fraction and exponent. */
  record Numeral(Place place, BigDecimal value, boolean whole) implements Tree {
    @Override
    public String kind() {
      return "a number";
    }

    @Override
    public JsonNode json() {
      BigDecimal plain = value.stripTrailingZeros();
      return plain.scale() > 0
          ? JsonNodeFactory.instance.numberNode(plain)
          : JsonNodeFactory.instance.numberNode(plain.toBigIntegerExact());
    }
  }

  /** True or false. */
  record Flag(Place place, boolean value) implements Tree {
    @Override
    public String kind() {
      return "a boolean";
    }

    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance.booleanNode(value);
    }
  }

  /** Null, or nothing behind a key. */
  record Nothing(Place place) implements Tree {
    @Override
    public String kind() {
      return "null";
    }

    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance.nullNode();
    }
  }
}
