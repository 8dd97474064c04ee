package org.journey.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One figure of a state and what made it.
 *
 * @param pointer RFC 6901, into the state as it is answered
 * @param value as it stands there
 * @param rule of the model, where one rule alone made the figure
 * @param interactions in timeline order, each followed by the corrections of it that are in force;
 *     the referral always among them, as without it there is no state. What was retracted is not
 *     among them and so neither is its retraction: reading these alone, as they were recorded,
 *     gives the figure
 */
public record Figure(
    String pointer, JsonNode value, @Nullable String rule, List<Source> interactions) {

  /** Copies the list. */
  public Figure {
    interactions = List.copyOf(interactions);
  }

  /** An interaction, by its identity and its place in the log. */
  public record Source(String source, String id, long sequence) {}
}
