package org.journey.extract;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a journey becomes a sequence of states. The first unit begins with the referral; the last is
 * the one that holds the closing, or {@code asAt} while the journey is not CLOSED.
 *
 * @param unit of time
 * @param endState whether one unit of {@code CLOSED} follows the closing
 */
public record SequenceOptions(Unit unit, boolean endState) {

  /** Units of time, each from the referral's instant on. */
  public enum Unit {
    /** 24 h. */
    DAY,
    /** Seven days of 24 h. */
    WEEK,
    /** To the same day and time, UTC, of the next month; to its last day where it has none. */
    MONTH
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("unit", unit.name());
    json.put("origin", "REFERRAL");
    json.put("endState", endState);
    return json;
  }
}
