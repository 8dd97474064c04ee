package org.journey.console.service;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who is behind a figure, a page at a time.
 *
 * @param label of the figure or the part
 * @param edition of the list
 * @param shown the figure as its page shows it, where that is not what is counted: a share, a
 *     median; empty if it is, or is not told
 * @param note what that is of
 * @param count of all pages: what the figure counts
 * @param journeys of this page
 * @param interactions of these that made the number
 * @param figures the page that one comes from
 * @param next where the list goes on; null if it ends here
 */
record BehindView(
    String label,
    Edition edition,
    String shown,
    String note,
    String count,
    List<Link> journeys,
    BehindInteractions interactions,
    String figures,
    @Nullable String next) {

  /** Something with a page of its own. */
  record Link(String name, String address) {}

  /**
   * The list of an answer.
   *
   * @param listed the part of the figure, as the figures tell it; null if they do not
   */
  static BehindView of(
      JsonNode answer,
      Edition edition,
      FigureWords words,
      @Nullable Part listed,
      BehindInteractions interactions,
      String page) {
    String part = answer.path("part").asString("");
    Asked asked = edition.asked();
    List<Link> journeys = new ArrayList<>();
    for (JsonNode journey : answer.path("journeys")) {
      String id = journey.asString("");
      journeys.add(new Link(id, asked.journey(id)));
    }
    long count = answer.path("count").asLong(0);
    Clicked clicked = Clicked.of(listed, count);
    JsonNode next = answer.path("next");
    return new BehindView(
        words.path(answer.path("figure").asString(""), part),
        edition,
        clicked.shown(),
        clicked.note(),
        Long.toString(count),
        journeys,
        interactions,
        asked.at(Asked.PAGE),
        next.isString() ? asked.at(page, Map.of("part", part, "after", next.stringValue())) : null);
  }

  /** A figure that is not what it counts; both empty if it is. */
  private record Clicked(String shown, String note) {

    static Clicked of(@Nullable Part listed, long count) {
      Told told = listed == null ? null : listed.told();
      BigDecimal value = told == null ? null : told.value();
      return listed == null
              || told == null
              || value == null
              || (told.unit() == null && value.compareTo(BigDecimal.valueOf(count)) == 0)
          ? new Clicked("", "")
          : new Clicked(Numbers.shown(listed.name(), told), Numbers.note(listed.name(), told));
    }
  }
}
