package org.journey.service;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A figure or a part of one, exactly.
 *
 * @param name in its parent; of the root empty
 * @param kind what it tells
 * @param definition in one plain sentence; of figures alone
 * @param value null where there is nothing to tell it of
 * @param numerator what the value counts, if it counts; of a median of survival how many events it
 *     rests on
 * @param denominator of what whole, if there is one
 * @param n how many values a statistic rests on, if it is one
 * @param unit of the value if it is no count
 * @param people how many people are behind the value (at a median of survival: at least so many
 *     were still at risk then)
 * @param peopleOfWhole how many people are behind the denominator, or behind the n of a median of
 *     survival, or behind all variants together
 * @param children its parts, in order
 */
public record Node(
    String name,
    Kind kind,
    @Nullable String definition,
    @Nullable BigDecimal value,
    @Nullable Long numerator,
    @Nullable Long denominator,
    @Nullable Long n,
    @Nullable String unit,
    long people,
    long peopleOfWhole,
    List<Node> children) {

  /** Copies the list. */
  public Node {
    children = List.copyOf(children);
  }

  /**
   * A count, of which people have one or more.
   *
   * @param people behind it
   */
  public static Node count(String name, long count, long people, List<Node> parts) {
    return new Node(
        name,
        Kind.COUNT,
        null,
        BigDecimal.valueOf(count),
        count,
        null,
        null,
        null,
        people,
        0,
        parts);
  }

  /** The part of this name. */
  public Optional<Node> child(String name) {
    return children.stream().filter(child -> child.name.equals(name)).findFirst();
  }

  /**
   * The number that the list of who is behind it must have: the value of a count, the numerator of
   * a rate, the n of a statistic; empty for a group.
   */
  public Optional<Long> count() {
    return switch (kind) {
      case GROUP, OPEN_GROUP, OCCURRING_GROUP, VARIANTS -> Optional.empty();
      case COUNT, RATE, PER_THOUSAND, RATIO -> Optional.ofNullable(numerator);
      case SAMPLE, MEAN, DEVIATION, QUANTILE, SURVIVAL -> Optional.ofNullable(n);
    };
  }

  /**
   * The part that a path means, from here: names joined by dots. Names may have dots themselves; a
   * part that has a number goes before one that has none.
   */
  public Optional<Node> find(String path) {
    Node group = null;
    for (Node child : children) {
      Node found = null;
      if (path.equals(child.name)) {
        found = child;
      } else if (path.startsWith(child.name + ".")) {
        found = child.find(path.substring(child.name.length() + 1)).orElse(null);
      }
      if (found != null && !found.kind.isGroup()) {
        return Optional.of(found);
      }
      group = group == null ? found : group;
    }
    return Optional.ofNullable(group);
  }

  /** As it is answered. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (definition != null) {
      json.put("definition", definition);
    }
    switch (kind) {
      case GROUP, OPEN_GROUP, OCCURRING_GROUP, VARIANTS -> {
        if (definition != null) {
          json.putNull("value");
          json.putNull("numerator");
          json.putNull("denominator");
        }
      }
      case SAMPLE -> json.put("n", n);
      case COUNT -> {
        json.set("value", number(value));
        if (definition != null || denominator != null) {
          json.put("numerator", numerator);
          json.put("denominator", denominator);
        }
      }
      case RATE, PER_THOUSAND, RATIO -> {
        json.set("value", number(value));
        json.put("numerator", numerator);
        json.put("denominator", denominator);
      }
      case MEAN, DEVIATION, QUANTILE, SURVIVAL -> {
        json.set("value", number(value));
        json.put("n", n);
      }
    }
    if (unit != null) {
      json.put("unit", unit);
    }
    children.forEach(child -> json.set(child.name, child.toJson()));
    return json;
  }

  /** Whole numbers as integers, others without trailing zeros. */
  private static JsonNode number(@Nullable BigDecimal value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value == null) {
      return nodes.nullNode();
    }
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() > 0
        ? nodes.numberNode(plain)
        : nodes.numberNode(plain.toBigIntegerExact());
  }
}
