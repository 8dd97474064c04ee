package org.journey.console.journey;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A figure of a journey: what it is called and how it is written. Told once, so that it has the
 * same name and form where it is shown and where it is opened.
 *
 * @param pointer to it in the state
 * @param label what it is
 * @param words its value as people read it; one that is missing has words, too
 */
record FigureKind(String pointer, String label, Function<JsonNode, String> words) {

  /** The figure in a state. */
  Figure in(JsonNode state, Asked asked) {
    return new Figure(label, words.apply(state.at(pointer)), asked.evidence(pointer));
  }
}
