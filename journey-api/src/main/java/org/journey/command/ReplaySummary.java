package org.journey.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints what came of a replay as one JSON object; who moved is printed one by one, as they may be
 * many.
 */
final class ReplaySummary implements AutoCloseable {

  private static final List<String> AXES = List.of("model", "asAt", "asKnown", "organisation");
  private static final List<String> RESULT =
      List.of("journeys", "reached", "saturation", "digest", "interactions", "lacking");

  private final PrintStream out;
  private final JsonGenerator json;
  private boolean compared;

  /**
   * Prints a replay.
   *
   * @param axes what was asked, both instants settled
   * @param result what came of it, as a replay's {@code result} has it
   */
  ReplaySummary(PrintStream out, JsonNode axes, JsonNode result) {
    this.out = out;
    this.json = Json.MAPPER.createGenerator(out);
    json.writeStartObject();
    write(AXES, axes);
    write(List.of("position", "scope"), axes);
    write(RESULT, result);
  }

  private void write(List<String> names, JsonNode from) {
    for (String name : names) {
      JsonNode value = from.get(name);
      if (value != null) {
        json.writePOJOProperty(name, value);
      }
    }
  }

  /** Begins to tell of a comparison; who moved follows. */
  void comparison(ObjectNode told) {
    json.writeName("comparison");
    json.writeStartObject();
    write(new ArrayList<>(told.propertyNames()), told);
    json.writeArrayPropertyStart("journeys");
    compared = true;
  }

  /** One who moved, and why. */
  void moved(@Nullable JsonNode one) {
    json.writePOJO(one);
  }

  /** That was all. */
  @Override
  public void close() {
    if (compared) {
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
    json.flush();
    out.println();
    out.flush();
  }
}
