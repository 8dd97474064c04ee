package org.journey.extract;

import java.time.Instant;
import org.journey.interaction.CanonicalJson;
import org.journey.interaction.Rfc3339;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked for. Two equal requests with one key give the same bytes.
 *
 * @param organisation the tenant
 * @param format the form of the files
 * @param cohort the filter that chose the journeys, as it was asked; it goes into the manifest as
 *     it is
 * @param model {@code id@version}
 * @param asAt what had happened by then
 * @param asKnown what had been recorded by then
 * @param position the last sequence of the log that was read
 * @param consentSequence the last consent, withdrawal, merge or erasure heeded: with a later one
 *     the same request may give other bytes
 * @param sequences how state sequences are made; for STS and SPELL, else null
 */
public record ExtractRequest(
    String organisation,
    ExtractFormat format,
    JsonNode cohort,
    String model,
    Instant asAt,
    Instant asKnown,
    long position,
    long consentSequence,
    @Nullable SequenceOptions sequences) {

  /**
   * Takes a copy of the cohort.
   *
   * @throws IllegalArgumentException if state sequences are asked for without saying how, or
   *     something else is and they are described
   */
  public ExtractRequest {
    boolean ofSequences =
        switch (format) {
          case STS, SPELL -> true;
          case XES, OCEL_JSON, OCEL_SQLITE, CSV, PARQUET -> false;
        };
    if (ofSequences != (sequences != null)) {
      throw new IllegalArgumentException("sequences go with STS and SPELL alone");
    }
    cohort = cohort.deepCopy();
  }

  /** The request as it stands in the manifest. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("organisation", organisation);
    json.put("format", format.name());
    json.set("cohort", cohort);
    json.put("model", model);
    json.put("asAt", Rfc3339.format(asAt));
    json.put("asKnown", Rfc3339.format(asKnown));
    json.put("position", position);
    json.put("consentSequence", consentSequence);
    if (sequences != null) {
      json.set("sequences", sequences.toJson());
    }
    return json;
  }

  /** Its canonical JSON. */
  public byte[] canonical() {
    return CanonicalJson.bytes(toJson());
  }
}
