package org.journey.service.disclosure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mean, a median or the like as it is published.
 *
 * @param n how many values it rests on, and how many people are behind them
 * @param events of a median of survival: how many there are; else 0
 * @param suppressed whether too few people are behind it
 * @param value what is published; null if nothing is, or there is nothing to tell
 */
record Statistic(Cell n, long events, boolean suppressed, @Nullable BigDecimal value) {

  /** Whether so many people have come or gone, or have come to the event, that it may be anew. */
  boolean moved(Statistic now, int threshold) {
    long people = Math.abs(now.n.people() - n.people());
    // Events are of journeys: who has several may have come to as many.
    long again = Math.max(n.exact() - n.people(), now.n.exact() - now.n.people());
    boolean came = Math.abs(now.events - events) - again >= threshold;
    return people >= threshold || (people == 0 && came);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("n", n.toJson());
    json.put("events", events);
    json.put("suppressed", suppressed);
    json.put("value", value == null ? null : value.toPlainString());
    return json;
  }

  static @Nullable Statistic fromJson(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return null;
    }
    Cell n = Cell.fromJson(json.get("n"));
    JsonNode value = json.get("value");
    return new Statistic(
        n == null ? Cell.NONE : n,
        json.get("events").longValue(),
        json.get("suppressed").booleanValue(),
        value.isNull() ? null : new BigDecimal(value.stringValue()));
  }
}
