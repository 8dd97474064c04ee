package org.journey.service.disclosure;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A count as it is published, with what it was exactly when that was made.
 *
 * @param exact the count
 * @param people how many people are behind it
 * @param told what is published of it; null: it is suppressed
 */
record Cell(long exact, long people, @Nullable Long told) {

  /** Nobody: what a part is that has not come yet, or is gone. */
  static final Cell NONE = new Cell(0, 0, 0L);

  /**
   * Whether it has moved far enough to be told anew: the count by the threshold or more, and the
   * people behind it not by fewer, unless they are as many as before.
   */
  boolean moved(Cell now, int threshold) {
    long people = Math.abs(now.people - this.people);
    return Math.abs(now.exact - exact) >= threshold && (people == 0 || people >= threshold);
  }

  /** Whether it is what it was. */
  boolean stands(Cell now) {
    return now.exact == exact && now.people == people;
  }

  ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("exact", exact)
        .put("people", people)
        .put("told", told);
  }

  static @Nullable Cell fromJson(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return null;
    }
    JsonNode told = json.get("told");
    return new Cell(
        json.get("exact").longValue(),
        json.get("people").longValue(),
        told.isNull() ? null : Long.valueOf(told.longValue()));
  }
}
