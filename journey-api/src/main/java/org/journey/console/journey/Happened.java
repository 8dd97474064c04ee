package org.journey.console.journey;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What happened, as far as it was read of the API.
 *
 * @param shown what the page shows, in the API's order: the oldest first
 * @param read all that was read on the way to it, in the same order
 * @param part which part of all that is
 * @param next a cursor for what comes after; empty where nothing does
 * @param earlier a cursor for what comes before the newest; empty for the beginning
 */
record Happened(List<JsonNode> shown, List<JsonNode> read, Part part, String next, String earlier) {

  /** Which part of a timeline is shown. */
  enum Part {
    WHOLE,
    /** The last entries of a long one. */
    NEWEST,
    /** A page of a long one, from its beginning or a cursor on. */
    PAGE,
    /** The beginning of one that is too long to read to its end for a page. */
    BEGINNING
  }

  /** Whether all that happened was read, however much of it is shown. */
  boolean isRead() {
    return part == Part.WHOLE || part == Part.NEWEST;
  }

  /** The entries of an answer. */
  static List<JsonNode> entries(JsonNode answer) {
    return answer.path("interactions").valueStream().toList();
  }

  /** Where an answer goes on; empty where it does not. */
  static String next(JsonNode answer) {
    return answer.path("next").asString("");
  }
}
