package org.journey.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A valid interaction as an emitter sent it, not yet decided on.
 *
 * @param organisation as named by the emitter, if it was
 * @param recordedBy as named by the emitter, if it was
 * @param identity source and id
 * @param type its type
 * @param subject the journey's id, or for {@code client-…} interactions the client's
 * @param time when it happened, microseconds
 * @param data the payload, personal fields clear
 * @param json the same payload as JSON, in the emitter's order of fields
 */
public record Emitted(
    @Nullable String organisation,
    @Nullable String recordedBy,
    Identity identity,
    InteractionType type,
    String subject,
    Instant time,
    Interaction data,
    ObjectNode json) {

  /** Never the payload, which is personal. */
  @Override
  public String toString() {
    return "Emitted[" + type + ", " + identity + "]";
  }
}
