package org.journey.console.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happened, as a page shows it.
 *
 * @param items in the order they are shown
 * @param newestFirst that order
 * @param turned the same the other way round; null where only a part is shown, as the API has one
 *     order alone
 * @param more the page with what comes after; null if this is the end
 * @param rest whether something came before
 * @param withheld whether something is withheld that a manager sees
 */
record TimelineView(
    List<TimelineItem> items,
    boolean newestFirst,
    @Nullable String turned,
    @Nullable String more,
    boolean rest,
    boolean withheld) {

  static final String ORDER = "order";
  static final String OLDEST = "oldest";
  static final String AFTER = "after";

  /**
   * Reads an answer.
   *
   * @param oldestFirst whether that order is asked for
   * @param rest whether it was asked for what comes after a cursor
   */
  static TimelineView of(
      JsonNode answer, Asked asked, TimelineItems reader, boolean oldestFirst, boolean rest) {
    List<TimelineItem> items = new ArrayList<>();
    boolean withheld = false;
    for (JsonNode standing : answer.path("interactions")) {
      items.add(reader.item(standing));
      withheld |= Details.withholds(standing.path("data"));
    }
    String next = answer.path("next").asString("");
    boolean whole = next.isEmpty() && !rest;
    boolean newestFirst = whole && !oldestFirst;
    if (newestFirst) {
      Collections.reverse(items);
    }
    String turned = oldestFirst ? asked.link() : asked.link(ORDER, OLDEST);
    return new TimelineView(
        List.copyOf(items),
        newestFirst,
        whole ? turned + "#timeline" : null,
        next.isEmpty() ? null : asked.link(AFTER, next) + "#timeline",
        rest,
        withheld);
  }

  /** Where interactions are found, by their identity. */
  static Map<String, Long> places(JsonNode answer) {
    Map<String, Long> places = new HashMap<>();
    for (JsonNode standing : answer.path("interactions")) {
      JsonNode interaction = standing.path("interaction");
      places.put(identity(interaction), TimelineItems.sequence(interaction));
    }
    return places;
  }

  /** What sets an interaction apart from all others of its organisation. */
  static String identity(JsonNode node) {
    return node.path("source").asString("") + " " + node.path("id").asString("");
  }
}
