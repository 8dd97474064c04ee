package org.journey.research;

import org.journey.extract.ExtractFormat;
import org.journey.extract.SequenceOptions;
import org.journey.extract.SequenceOptions.Unit;
import org.journey.model.StageModel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an extract is of, with both instants settled.
 *
 * @param format the form of its files
 * @param sequences how journeys become sequences; for STS and SPELL, else null
 * @param request which journeys, and how they are read
 */
record ExtractAsk(ExtractFormat format, @Nullable SequenceOptions sequences, Request request) {

  /** How sequences are made where the request does not say. */
  static final SequenceOptions SEQUENCES = new SequenceOptions(Unit.MONTH, true);

  /** Whether a format is of sequences. */
  static boolean ofSequences(ExtractFormat format) {
    return switch (format) {
      case STS, SPELL -> true;
      case XES, OCEL_JSON, OCEL_SQLITE, CSV, PARQUET -> false;
    };
  }

  /** As it is kept and answered. */
  ObjectNode toJson() {
    ObjectNode json = request.toJson();
    json.put("format", format.name());
    if (sequences != null) {
      json.putObject("sequences")
          .put("unit", sequences.unit().name())
          .put("endState", sequences.endState());
    }
    return json;
  }

  /** From what {@link #toJson} gave. */
  static ExtractAsk of(JsonNode json, StageModel any) {
    JsonNode told = json.path("sequences");
    return new ExtractAsk(
        ExtractFormat.valueOf(json.path("format").asString()),
        told.isMissingNode()
            ? null
            : new SequenceOptions(
                Unit.valueOf(told.path("unit").asString()), told.path("endState").asBoolean()),
        Request.of(json, any));
  }
}
