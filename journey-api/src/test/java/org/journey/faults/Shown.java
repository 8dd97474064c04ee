package org.journey.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the views show, against the log: pure, so that it can itself be shown to fail. Each check
 * says everything it finds wrong.
 */
final class Shown {

  private Shown() {}

  /** The feed shows every row in order, each as it was sent. */
  static List<String> wrongInFeed(
      List<JsonNode> feed, List<Row> rows, List<Observation> observations) {
    List<String> wrong = new ArrayList<>();
    Map<List<String>, String> bodies = new HashMap<>();
    observations.forEach(
        seen -> bodies.put(List.of(seen.sent().source(), seen.sent().id()), seen.sent().body()));
    if (feed.size() != rows.size()) {
      wrong.add("feed: " + feed.size() + " shown of " + rows.size());
    }
    for (int index = 0; index < Math.min(feed.size(), rows.size()); index++) {
      JsonNode event = feed.get(index);
      Row row = rows.get(index);
      List<String> identity = List.of(row.source(), row.id());
      if (sequence(event) != row.sequence() || !identity.equals(identity(event))) {
        wrong.add("feed: another at the place of sequence " + row.sequence());
        continue;
      }
      @Nullable String body = bodies.get(identity);
      if (body != null) {
        Content.shown(body, event)
            .forEach(place -> wrong.add("feed: " + place + " at sequence " + row.sequence()));
      }
    }
    return wrong;
  }

  /**
   * A timeline shows every row of its journey once, each as the feed does, by time and sequence.
   *
   * @param entries all pages of it
   * @param feed by sequence
   * @param rows of the journey
   */
  static List<String> wrongInTimeline(
      List<JsonNode> entries, Map<Long, JsonNode> feed, List<Row> rows) {
    List<String> wrong = new ArrayList<>();
    Set<Long> missing = new HashSet<>();
    rows.forEach(row -> missing.add(row.sequence()));
    Instant last = Instant.MIN;
    for (JsonNode entry : entries) {
      JsonNode event = entry.path("interaction");
      if (!missing.remove(sequence(event))) {
        wrong.add("timeline: not of this journey, or twice: " + sequence(event));
      } else if (!event.equals(feed.get(sequence(event)))) {
        wrong.add("timeline: not what the feed shows at " + sequence(event));
      } else if (!entry.path("effective").asBoolean()) {
        wrong.add("timeline: not effective: " + sequence(event));
      }
      Instant time = Instant.parse(entry.path("time").asString());
      if (time.isBefore(last)) {
        wrong.add("timeline: goes back at " + sequence(event));
      }
      last = time;
    }
    missing.forEach(sequence -> wrong.add("timeline: lacks " + sequence));
    return wrong;
  }

  /**
   * Every figure of the evidence is that of the state, and rests on what is stored of the journey.
   *
   * @param state on the same axes
   * @param rows of the journey
   */
  static List<String> wrongInEvidence(JsonNode evidence, JsonNode state, List<Row> rows) {
    List<String> wrong = new ArrayList<>();
    Map<Long, List<String>> stored = new HashMap<>();
    rows.forEach(row -> stored.put(row.sequence(), List.of(row.source(), row.id())));
    if (evidence.path("figures").isEmpty()) {
      wrong.add("evidence: no figure");
    }
    for (JsonNode figure : evidence.path("figures")) {
      String pointer = figure.path("pointer").asString();
      if (!state.at(pointer).equals(figure.path("value"))) {
        wrong.add("evidence: another value of " + pointer);
      }
      for (JsonNode one : figure.path("interactions")) {
        if (!identity(one).equals(stored.get(one.path("sequence").asLong()))) {
          wrong.add("evidence: " + pointer + " rests on what is not stored");
        }
      }
    }
    return wrong;
  }

  /** The state shows the figures of a fold of its own. */
  static List<String> wrongInState(JsonNode state, List<Row> rows) {
    List<String> wrong = new ArrayList<>();
    Instant asAt = Instant.parse(state.path("asAt").asString());
    IndependentFold.figures(rows, asAt)
        .forEach(
            (pointer, value) -> {
              if (!isValue(state.at(pointer), value)) {
                wrong.add(
                    "state: %s is %s, and %s is shown"
                        .formatted(pointer, value, state.at(pointer)));
              }
            });
    return wrong;
  }

  private static boolean isValue(JsonNode shown, @Nullable Object value) {
    return switch (value) {
      case null -> shown.isNull();
      case String text -> shown.isString() && shown.asString().equals(text);
      case Number number ->
          shown.isNumber()
              && shown.decimalValue().compareTo(new java.math.BigDecimal(number.toString())) == 0;
      default -> Objects.equals(shown, JsonMapper.shared().valueToTree(value));
    };
  }

  static long sequence(JsonNode event) {
    return Long.parseLong(event.path("sequence").asString());
  }

  private static List<String> identity(JsonNode event) {
    return List.of(event.path("source").asString(), event.path("id").asString());
  }
}
