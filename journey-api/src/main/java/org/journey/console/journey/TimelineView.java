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
 * @param part which part of all that happened they are
 * @param newestFirst the order
 * @param turned the other way round, or the other end; null where that is not to be had
 * @param more the page with what comes next in the order; null if this is the end
 * @param rest whether something came before
 * @param withheld whether something is withheld that a manager sees
 */
record TimelineView(
    List<TimelineItem> items,
    Happened.Part part,
    boolean newestFirst,
    @Nullable String turned,
    @Nullable String more,
    boolean rest,
    boolean withheld) {

  static final String ORDER = "order";
  static final String OLDEST = "oldest";
  static final String AFTER = "after";

  private static final String HERE = "#timeline";

  /**
   * Reads what happened.
   *
   * @param oldestFirst whether that order is asked for
   */
  static TimelineView of(
      Happened happened, Asked asked, TimelineItems reader, boolean oldestFirst) {
    List<TimelineItem> items = new ArrayList<>();
    boolean withheld = false;
    for (JsonNode standing : happened.shown()) {
      items.add(reader.item(standing));
      withheld |= Details.withholds(standing.path("data"));
    }
    boolean newestFirst =
        switch (happened.part()) {
          case WHOLE -> !oldestFirst;
          case NEWEST -> true;
          case PAGE, BEGINNING -> false;
        };
    if (newestFirst) {
      Collections.reverse(items);
    }
    String oldest = asked.link(ORDER, OLDEST);
    String turned = (newestFirst ? oldest : asked.link()) + HERE;
    String more =
        switch (happened.part()) {
          case WHOLE -> null;
          case NEWEST ->
              happened.earlier().isEmpty() ? oldest : asked.link(AFTER, happened.earlier());
          case PAGE, BEGINNING ->
              happened.next().isEmpty() ? null : asked.link(AFTER, happened.next());
        };
    return new TimelineView(
        List.copyOf(items),
        happened.part(),
        newestFirst,
        happened.part() == Happened.Part.BEGINNING ? null : turned,
        more == null ? null : more + HERE,
        happened.part() == Happened.Part.PAGE && !oldestFirst,
        withheld);
  }

  /** Whether these are the last entries of many. */
  public boolean isNewest() {
    return part == Happened.Part.NEWEST;
  }

  /** How many entries are shown. */
  public int size() {
    return items.size();
  }

  /** The page from its first entry on. */
  static String fromOldest(Asked asked) {
    return asked.link(ORDER, OLDEST) + HERE;
  }

  /** Where interactions are found, by their identity. */
  static Map<String, Long> places(List<JsonNode> shown) {
    Map<String, Long> places = new HashMap<>();
    for (JsonNode standing : shown) {
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
