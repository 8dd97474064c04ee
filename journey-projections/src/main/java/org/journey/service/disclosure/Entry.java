package org.journey.service.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.journey.service.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A figure or part of one in an edition.
 *
 * @param numerator of what counts
 * @param denominator of what counts and has a whole
 * @param statistic of what rests on a sample
 */
record Entry(
    String name,
    Kind kind,
    @Nullable String definition,
    @Nullable String unit,
    @Nullable Cell numerator,
    @Nullable Cell denominator,
    @Nullable Statistic statistic,
    List<Entry> children) {

  private static final int PLACES = 4;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  Entry {
    children = List.copyOf(children);
  }

  @Nullable Entry child(String name) {
    for (Entry child : children) {
      if (child.name.equals(name)) {
        return child;
      }
    }
    return null;
  }

  /** As it is published. */
  ObjectNode published() {
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
      case SAMPLE -> sample(json);
      case COUNT -> count(json);
      case RATE, RATIO -> rate(json, BigDecimal.ONE);
      case PER_THOUSAND -> rate(json, THOUSAND);
      case MEAN, DEVIATION, QUANTILE, SURVIVAL -> statistic(json);
    }
    if (unit != null) {
      json.put("unit", unit);
    }
    for (Entry child : children) {
      if (!occurs(child) || child.tells()) {
        json.set(child.name, child.published());
      }
    }
    return json;
  }

  /** Whether a part came as it occurred, and is not always there. */
  private boolean occurs(Entry child) {
    return kind == Kind.OPEN_GROUP || kind == Kind.VARIANTS || child.kind == Kind.OCCURRING_GROUP;
  }

  /** Whether anything is told of it: that it is there would tell of somebody already. */
  private boolean tells() {
    return tells(numerator)
        || (statistic != null && tells(statistic.n()))
        || children.stream().anyMatch(Entry::tells);
  }

  private static boolean tells(@Nullable Cell cell) {
    return cell != null && cell.told() != null && cell.told() > 0;
  }

  private static void suppress(ObjectNode json) {
    json.putNull("value");
    json.put("suppressed", true);
  }

  private void sample(ObjectNode json) {
    Long told = statistic == null ? null : statistic.n().told();
    json.put("n", told);
    if (told == null) {
      json.put("suppressed", true);
    }
  }

  private void count(ObjectNode json) {
    Long told = numerator == null ? null : numerator.told();
    if (told == null) {
      suppress(json);
      return;
    }
    json.put("value", told);
    if (definition != null || denominator != null) {
      Long whole = denominator == null ? null : denominator.told();
      json.put("numerator", told);
      json.put("denominator", whole);
    }
  }

  private void rate(ObjectNode json, BigDecimal times) {
    Long of = numerator == null ? null : numerator.told();
    Long whole = denominator == null ? null : denominator.told();
    if (of == null || whole == null) {
      suppress(json);
      return;
    }
    json.set("value", number(quotient(of, whole, times)));
    json.put("numerator", of);
    json.put("denominator", whole);
  }

  private @Nullable BigDecimal quotient(long of, long whole, BigDecimal times) {
    if (whole == 0) {
      return null;
    }
    BigDecimal value =
        BigDecimal.valueOf(of)
            .multiply(times)
            .divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP);
    // Parts that are repeated from other editions need not agree.
    return kind == Kind.RATE ? value.min(BigDecimal.ONE) : value;
  }

  private void statistic(ObjectNode json) {
    if (statistic == null || statistic.suppressed()) {
      suppress(json);
      return;
    }
    json.set("value", number(statistic.value()));
    json.put("n", statistic.n().told());
  }

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

  /** As it is kept for the next edition: with what was exact. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name);
    json.put("kind", kind.name());
    json.put("definition", definition);
    json.put("unit", unit);
    json.set("numerator", numerator == null ? json.nullNode() : numerator.toJson());
    json.set("denominator", denominator == null ? json.nullNode() : denominator.toJson());
    json.set("statistic", statistic == null ? json.nullNode() : statistic.toJson());
    ArrayNode parts = json.putArray("parts");
    children.forEach(child -> parts.add(child.toJson()));
    return json;
  }

  static Entry fromJson(JsonNode json) {
    List<Entry> children = new ArrayList<>();
    for (JsonNode part : json.get("parts")) {
      children.add(fromJson(part));
    }
    return new Entry(
        json.get("name").stringValue(),
        Kind.valueOf(json.get("kind").stringValue()),
        text(json.get("definition")),
        text(json.get("unit")),
        Cell.fromJson(json.get("numerator")),
        Cell.fromJson(json.get("denominator")),
        Statistic.fromJson(json.get("statistic")),
        children);
  }

  private static @Nullable String text(JsonNode json) {
    return json.isNull() ? null : json.stringValue();
  }
}
